package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFaultsTest {
    private static final byte[] BIG = new byte[3_000_000];

    static {
        new Random(1).nextBytes(BIG);
    }

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server).file("big.bin", BIG);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCutUploadGoesOnWhereItLeftOff() {
        // Given
        server.cutNextPutAfter(1_000_000);

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        var blob = "/session/blobs/" + Digest.of(BIG);
        assertThat(code).isZero();
        assertThat(server.requests()).containsSubsequence("PUT " + blob, "HEAD " + blob, "PATCH " + blob);
        assertThat(server.blob(Digest.of(BIG))).isEqualTo(BIG);
    }

    @Test
    void aServerThatStillHoldsTheCutConnectionIsAskedAgain() {
        // Given
        server.cutNextPutAfter(1_000_000);
        server.refuse("PATCH ", ProblemType.CONFLICT.because("another connection sends it"));

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(server.blob(Digest.of(BIG))).isEqualTo(BIG);
    }

    @Test
    void whatArrivedThoughTheAnswerWasLostIsNotSentAgain() {
        // Given
        server.next("PUT ", exchange -> {
            server.keep(BIG);
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(server.requests().stream().filter(request -> request.startsWith("P")))
                .containsExactly("POST /v1/uploads", "PUT /session/blobs/" + Digest.of(BIG), "POST /v1/events");
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSaysSo() {
        // Given
        server.fail("POST /v1/uploads", 503, "Retry-After", "7");
        server.fail("PUT ", 503, "Retry-After", "3");
        server.fail("POST /v1/events", 429, "Retry-After", "11");

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(cli.pauses()).extracting(Duration::toSeconds).containsExactly(7L, 3L, 11L);
    }

    @Test
    void withoutRetryAfterThePausesGrow() {
        // Given
        Collections.nCopies(5, 502).forEach(status -> server.fail("POST /v1/events", status));

        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).isZero();
        assertThat(cli.pauses()).hasSize(5).allMatch(pause -> pause.compareTo(Duration.ofSeconds(20)) <= 0);
    }

    @Test
    void anOutageThatLastsEndsWithOneLineAndFour() {
        // Given
        Collections.nCopies(100, 503).forEach(status -> server.fail("POST /v1/events", status));

        // When
        var code = cli.run("publish", "--retry-for", "50s");

        // Then
        assertThat(code).isEqualTo(4);
        var reason = "sending the event: " + server.url() + ": it answered 503";
        assertThat(cli.err().lines()).hasSize(2).first().isEqualTo(reason + "; trying again for up to 50.0 s");
        assertThat(cli.err().lines())
                .last()
                .isEqualTo("afterrun: " + reason + ", tried " + (cli.pauses().size() + 1) + " times in 50.0 s, as long"
                        + " as --retry-for allows; look whether it is up and the address is right (--optional would let"
                        + " the job pass)");
    }

    @Test
    void optionalTurnsAnOutageIntoAWarning() {
        // Given
        server.close();

        // When
        var code = cli.run("publish", "--optional", "--retry-for", "0s", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err())
                .containsOnlyOnce("afterrun: warning: ")
                .contains("the connection was refused")
                .endsWith("(passed over, as --optional asks)\n");
    }

    @Test
    void optionalMayBeSaidInTheEnvironment() {
        // Given
        server.close();

        // When
        var code = cli.with("AFTERRUN_OPTIONAL", "1")
                .with("AFTERRUN_RETRY_FOR", "0s")
                .run("publish");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void optionalForgivesNoMistake() {
        // When
        var code = cli.run("publish", "--optional", "--token", "wrong", "big.bin");

        // Then
        assertThat(code).isEqualTo(3);
    }

    @Test
    void aServerThatIsNotThereEndsWithFour() {
        // Given
        server.close();

        // When
        var code = cli.run("publish", "--retry-for", "1s");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.time().passed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aBigFileThatChangesWhileItIsSentEndsWithOneLineAndFive() {
        // Given
        server.next("PUT ", exchange -> {
            Files.write(directory.resolve("big.bin"), new byte[10]);
            exchange.close();
        });

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err().lines().toList().getLast())
                .startsWith("afterrun: publishing 'big.bin': it changed while it was read;");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void bytesThatAreOthersThanHashedEndWithFive() {
        // Given
        server.refuse("PUT ", ProblemType.DIGEST_MISMATCH.because("the bytes are others"));

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("it changed while it was read");
    }

    @Test
    void aSmallFileThatChangesBeforeItIsSentEndsWithFive() {
        // Given
        cli.file("small.txt", "before");
        server.fail("POST /v1/uploads", 503);
        server.next("POST /v1/uploads", exchange -> {
            Files.writeString(directory.resolve("small.txt"), "after!");
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, -1);
        });

        // When
        var code = cli.run("publish", "small.txt");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("publishing 'small.txt': it changed while it was read");
    }
}
