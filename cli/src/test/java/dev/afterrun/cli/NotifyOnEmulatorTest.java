package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.EmulatedGitHub;
import dev.afterrun.cli.fake.FakeSwift;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A job without a server comments in an emulator of GitHub that keeps state; {@code forge/peers.sh} starts it. */
@EnabledIfSystemProperty(named = "peers.emulate", matches = ".+", disabledReason = "forge/peers.sh starts the emulator")
class NotifyOnEmulatorTest {
    @TempDir
    private Path directory;

    private EmulatedGitHub github;
    private FakeSwift swift;

    @BeforeEach
    void start() throws IOException {
        github = new EmulatedGitHub(URI.create(System.getProperty("peers.emulate")));
        swift = new FakeSwift();
    }

    @AfterEach
    void stop() {
        github.close();
        swift.close();
    }

    @Test
    void jobsOfNotifyPrsIniFileShareOneComment() throws IOException {
        // Given
        var pull = github.open();
        var head = pull.at("/head/sha").asText();

        // When
        var codes = IntStream.range(0, 3)
                .map(job -> job(head).run("notify", "--config", "pr.ini", "--job", "job " + job))
                .toArray();

        // Then
        assertThat(codes).containsOnly(0);
        assertThat(github.bodies(pull.path("number").asInt()))
                .singleElement()
                .asString()
                .contains("| job 0 |", "| job 1 |", "| job 2 |", "all green", "`run/a.log`");
    }

    @Test
    void commitThatIsInNoPullRequestIsOneLine() {
        // Given
        var job = job("c".repeat(40));

        // When
        var code = job.run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).as(job.err()).isZero();
        assertThat(job.out()).contains("nothing to comment on");
    }

    private CommandLineRun job(String commit) {
        return NotifyPr.job(directory)
                .with("AFTERRUN_COMMIT", commit)
                .with("AFTERRUN_REPO", EmulatedGitHub.REPOSITORY)
                .with("AFTERRUN_FORGE_TOKEN", EmulatedGitHub.TOKEN)
                .with("AFTERRUN_FORGE_URL", github.url())
                .with("AFTERRUN_STORE_ENDPOINT", swift.url() + "/v2.0");
    }
}
