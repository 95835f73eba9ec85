package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeGitHub;
import dev.afterrun.cli.fake.FakeSwift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the guide does what the guide says. */
class NotifyGuideTest {
    private static final Path GUIDE = Path.of("../docs/how-to/comment-without-a-server.md");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfTheGuideComments(String command) throws IOException {
        try (var github = new FakeGitHub("apache/cloudstack").open(5, CommandLineRun.COMMIT);
                var swift = new FakeSwift()) {
            // Given
            var job = NotifyPr.job(directory)
                    .file("report.md", "all green")
                    .with("AFTERRUN_REPO", "apache/cloudstack")
                    .with("AFTERRUN_COMMIT", CommandLineRun.COMMIT)
                    .with("AFTERRUN_FORGE_TOKEN", FakeGitHub.TOKEN)
                    .with("AFTERRUN_FORGE_URL", github.url())
                    .with("AFTERRUN_STORE_IDENTITY", FakeSwift.TENANT + ":" + FakeSwift.USER)
                    .with("AFTERRUN_STORE_SECRET", FakeSwift.PASSWORD)
                    .with("AFTERRUN_STORE_ENDPOINT", swift.url() + "/v3");

            // When
            var code = job.run(arguments(command, swift));

            // Then
            assertThat(code).as(job.err()).isZero();
            assertThat(github.bodies()).singleElement().asString().contains("all green");
        }
    }

    static Stream<String> commands() throws IOException {
        return Files.readString(GUIDE).lines().filter(line -> line.startsWith("afterrun notify"));
    }

    /** The guide's own stores are made up; S3 has tests of its own. */
    private static String[] arguments(String command, FakeSwift swift) {
        return command.replaceFirst("afterrun ", "")
                .replaceAll("https://\\S+", swift.url() + "/v3")
                .replace("--store-api s3", "--store-api swift")
                .split(" ");
    }
}
