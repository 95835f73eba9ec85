package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server).file("a.txt", "a");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void waitEndsWhenNothingIsAwaitedAnyMore() {
        // Given
        server.fail("GET /v1/jobs/", 404, "Retry-After", "2");
        server.status(status(1, 0, 0, 0));
        server.status(status(0, 1, 0, 0));

        // When
        var code = cli.run("publish", "--wait", "a.txt");

        // Then
        assertThat(code).isZero();
        assertThat(cli.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(cli.out()).contains("stored: 1 file, 1 B, kept until 2026-02-01T00:00:00Z", "pull request: #12");
    }

    @Test
    void waitGivesUpWhenItsTimeIsOver() {
        // When
        var code = cli.run("publish", "--wait", "--timeout", "3s", "a.txt");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.pauses()).hasSize(3);
        assertThat(cli.err()).contains("after 3.0 s still waiting: the event is on its way; nothing is lost");
    }

    @Test
    void optionalForgivesALateServer() {
        // When
        var code = cli.run("publish", "--wait", "--timeout", "1s", "--optional", "a.txt");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void aRefusedFileEndsWithThreeAndItsReason() {
        // Given
        server.status(status(0, 0, 0, 1));

        // When
        var code = cli.run("publish", "--wait", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err()).contains("1 file refused: a.txt (the name is taken)");
    }

    @Test
    void aMissingFileEndsWithFive() {
        // Given
        server.status(status(0, 0, 1, 0));

        // When
        var code = cli.run("publish", "--wait", "a.txt");

        // Then
        assertThat(code).isEqualTo(5);
    }

    private static String status(int awaiting, int stored, int missing, int refused) {
        return """
            {"key":"0123456789abcdef0123456789abcdef",
             "job":{"repository":{"forge":"local","id":"acme/rocket"},"source":"s","run":"77","attempt":1,"job":"local"},
             "revision":1,"repository":"acme/rocket","commit":"%s","trust":"ordinary","conclusion":"success",
             "settled":%b,"pullRequests":[12],
             "counts":{"awaiting":%d,"stored":%d,"missing":%d,"refused":%d,"expired":0,"bytes":1},
             "files":[{"path":"a.txt","sha256":"%s","size":1,"executable":false,"state":"refused",
                       "url":"http://content.test/a.txt","refusal":"the name is taken"}],
             "page":"http://web.test/p","expiresAt":"2026-02-01T00:00:00Z","added":"later"}
            """.formatted(
                        CommandLineRun.COMMIT,
                        awaiting == 0,
                        awaiting,
                        stored,
                        missing,
                        refused,
                        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }
}
