package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageAuditTest {
    private static final String UNDER_WAY = """
            {"id":3,"repair":false,"state":"under-way","startedAt":"2026-01-01T00:00:00Z","stores":[],"findings":[]}
            """;
    private static final String DONE = """
            {"id":3,"repair":%s,"state":"done","startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:01:00Z",
             "stores":[{"store":"files","phase":"%s","objects":1200,"known":1200,"strays":1,"strayBytes":2000,"missing":%d,
              "young":2,"foreign":3,"mended":0%s}],
             "findings":[%s]}
            """;
    private static final String STRAY = """
            {"store":"files","object":"ab/ab","kind":"stray","bytes":2000,"mended":false}
            """;
    private static final String MISSING = """
            {"store":"files","object":"cd/cd","kind":"missing","bytes":5,"mended":true,
             "files":[{"repository":"octo/tool","run":"7","job":"build","path":"dist/tool.bin"}]}
            """;

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void auditWaitsAndSaysWhatOnlyTheStoreHas() {
        // Given
        answer("POST", UNDER_WAY);
        answer("GET", UNDER_WAY);
        answer("GET", DONE.formatted(false, "done", 0, "", STRAY));

        // When
        var code = cli.run("storage", "audit");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains(
                        "audit, done 2026-01-01T00:01:00Z",
                        "files, done: 1,200 objects, 0 missing, 1 without a row (2.0 kB), 2 too young to be judged, 3 not ours;"
                                + " 0 mended",
                        "without a row: files:ab/ab, 2.0 kB");
    }

    @Test
    void whatIsLostIsNamedAndEndsWithFive() {
        // Given
        answer("POST", DONE.formatted(true, "done", 1, "", MISSING));

        // When
        var code = cli.run("storage", "audit", "--repair");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.out()).contains("missing: files:cd/cd", "  octo/tool run 7, build: dist/tool.bin");
        assertThat(cli.err()).contains("the audit: 1 object missing; publish the files that are named here again");
    }

    @Test
    void aStoreThatCannotBeJudgedEndsWithFiveAndTheReason() {
        // Given
        answer("POST", DONE.formatted(true, "suspect", 1200, ",\"suspicion\":\"the store lists nothing\"", ""));

        // When
        var code = cli.run("storage", "audit", "--repair");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("the store 'files' was not judged: the store lists nothing", "--however-many");
    }

    @Test
    void statusBeginsNothing() {
        // Given
        answer("GET", DONE.formatted(false, "done", 0, "", STRAY));

        // When
        var code = cli.run("storage", "audit", "--status");

        // Then
        assertThat(code).as(cli.err()).isZero();
    }

    @Test
    void whereNoneWasBegunStatusEndsWithSix() {
        // Given
        server.refuse("GET /v1/store/audit", ProblemType.NOT_FOUND.because("no audit was begun yet"));

        // When
        var code = cli.run("storage", "audit", "--status");

        // Then
        assertThat(code).isEqualTo(6);
    }

    private void answer(String method, String status) {
        server.next(method + " /v1/store/audit", exchange -> {
            exchange.getRequestBody().readAllBytes();
            FakeServer.send(exchange, 200, "application/json", status.getBytes(UTF_8));
        });
    }
}
