package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistedTest {
    private static final String ARCHIVE = "GET /v1/persisted/acme/rocket/generations/1/archive";

    @TempDir
    private Path directory;

    @TempDir
    private Path home;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        var saving = CommandLineRun.of(directory, server)
                .with("HOME", home.toString())
                .with("AFTERRUN_BRANCH", "topic");
        assertThat(saving.file("cache/a", "a").run("persist", "deps", "cache")).isZero();
        cli = CommandLineRun.of(directory, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void generationsAreListed() {
        // When
        var code = cli.run("persisted", "list");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).startsWith("ID  NAME  KEY  SCOPE        NUMBER  STATE    SAVED"),
                        row -> assertThat(row)
                                .isEqualTo(
                                        "1   deps  -    branch:main  1       visible  2026-01-02T03:04:05Z  77   1.0 kB"));
    }

    @Test
    void oneIsToldInFull() {
        // When
        var code = cli.run("persisted", "show", "1");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("'deps', generation 1 of branch:main")
                .contains("state: visible")
                .contains("made by: run 77, attempt 1, job 'local', commit " + CommandLineRun.COMMIT)
                .contains("has: 3 files, 1.0 kB, in 4 chunks of 1 pack; 500 B came with it")
                .contains("SHA-256: "
                        + server.sets().saved().getFirst().description().sha256())
                .contains("archive: " + server.url() + "/v1/persisted/acme/rocket/generations/1/archive");
    }

    @Test
    void oneThatIsNotThereEndsWithSix() {
        assertThat(cli.run("persisted", "show", "9")).isEqualTo(6);
        assertThat(cli.run("persisted", "show", "nine")).isEqualTo(2);
    }

    @Test
    void aNameIsInvalidatedInAScopeOrEverywhere() {
        // When
        var code = cli.run("persisted", "invalidate", "deps", "--scope", "branch:main", "--reason", "a broken jar");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.sets().invalidations())
                .containsExactly(new InvalidateSet(
                        Optional.of(SetScope.parse("branch:main")), false, Optional.of("a broken jar")));
        assertThat(cli.out())
                .contains(
                        "invalidated 'deps' in branch:main as of 2026-01-02T03:04:05Z: 1 generation no longer visible");
        assertThat(cli.run("persisted", "invalidate", "deps", "--all")).isZero();
        assertThat(cli.out()).contains("invalidated 'deps' everywhere");
        assertThat(cli.run("persisted", "invalidate", "deps")).isEqualTo(2);
        assertThat(cli.run("persisted", "invalidate", "deps", "--scope", "main"))
                .isEqualTo(2);
    }

    @Test
    void anArchiveIsDownloadedWithItsDigest() {
        // Given
        server.fail(ARCHIVE, 503);

        // When
        var code = cli.run("persisted", "download", "1");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(directory.resolve("deps-1.tar.zst")).hasContent("an archive");
        assertThat(cli.out())
                .contains("deps-1.tar.zst: 10 B, SHA-256 "
                        + "9e691d5adacf0e102f203100842ffaba4e2a7dfe3dbd536827d3c0db8c7e88f1");
    }

    @Test
    void anArchiveOfOtherBytesThanSaidLeavesNothing() {
        // Given
        server.next(ARCHIVE, exchange -> {
            exchange.getResponseHeaders().set("Repr-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:");
            FakeServer.send(exchange, 200, "application/zstd", new byte[100]);
        });

        // When
        var code = cli.run("persisted", "download", "1", "--out", "deps.tar.zst");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(directory.resolve("deps.tar.zst")).doesNotExist();
        assertThat(directory.resolve("deps.tar.zst.part")).doesNotExist();
    }

    @Test
    void anArchiveThatHasGoneEndsWithSix() {
        // Given
        server.refuse(ARCHIVE, ProblemType.EXPIRED.because("it has gone; take a newer one"));

        // Then
        assertThat(cli.run("persisted", "download", "1")).isEqualTo(6);
    }
}
