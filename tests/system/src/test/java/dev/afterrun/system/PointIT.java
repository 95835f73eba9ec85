package dev.afterrun.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a release manager does: asks what is there, points people at a build, and takes it back (D2, D5). */
@ExtendWith(SharedDeployment.class)
class PointIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "pointing");
    private static final Commit FIRST = new Commit("a1".repeat(20));
    private static final Commit SECOND = new Commit("b2".repeat(20));

    private Deployment deployment;
    private Path directory;

    @BeforeEach
    void speakTo(Deployment shared) throws IOException {
        deployment = shared;
        directory = Workspace.directory("point");
    }

    @Test
    void peopleArePointedAtABuildAtOnceAndBackAgain() throws Exception {
        // Given
        publish(FIRST, "1", "of the first");
        publish(SECOND, "2", "of the second");
        run(0, "point", "latest", "--to", FIRST.abbreviated());
        var first = latest();

        // When
        run(0, "point", "latest", "--to", SECOND.abbreviated(), "--expect", FIRST.abbreviated());
        var second = latest();
        var tooLate = run(3, "point", "latest", "--to", SECOND.abbreviated(), "--expect", FIRST.abbreviated());
        run(0, "point", "latest", "--undo");

        // Then
        assertThat(first).isEqualTo("of the first");
        assertThat(second).isEqualTo("of the second");
        assertThat(tooLate.err()).contains(SECOND.hex());
        assertThat(latest()).isEqualTo("of the first");
        assertThat(run(0, "point", "history", "latest").out().lines()).hasSize(4);
    }

    @Test
    void whatIsPublishedNeedNotBeMadeAgainAndIsReadForGood() throws Exception {
        // Given
        publish(FIRST, "1", "of the first");

        // When
        var byName = run(0, "has", "--commit", FIRST.hex(), "tool.txt");
        var byContent = run(0, "has", "tool.txt");
        run(6, "has", "--commit", FIRST.hex(), "other.txt");
        var verified = run(0, "verify", "start", "--wait");

        // Then
        assertThat(byName.out().strip()).endsWith("/" + REPOSITORY + "/" + FIRST.hex() + "/tool.txt");
        assertThat(byContent.out()).contains("/-/sha256/" + Digest.of("of the first".getBytes(UTF_8)) + "/tool.txt");
        assertThat(read(URI.create(byContent.out().strip()))).isEqualTo("of the first");
        assertThat(verified.out()).contains("finished");
    }

    private void publish(Commit commit, String run, String content) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("tool.txt"), content);
        run(0, "publish", "--commit", commit.hex(), "--run", run, "--wait", "tool.txt");
    }

    private String latest() throws IOException {
        var content = deployment.ciClient().parts().content();
        return read(URI.create(content + "/" + REPOSITORY + "/latest/tool.txt"));
    }

    private String read(URI address) throws IOException {
        var answer = deployment.ciClient().get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    private Cli.Ended run(int exitCode, String... arguments) throws IOException, InterruptedException {
        var ended = deployment
                .cli(directory)
                .with("AFTERRUN_REPO", REPOSITORY.toString())
                .run(arguments);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(exitCode);
        return ended;
    }
}
