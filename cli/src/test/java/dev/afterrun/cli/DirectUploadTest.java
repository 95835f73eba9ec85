package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectUploadTest {
    private static final byte[] BIG = new byte[3_000_000];

    static {
        new Random(2).nextBytes(BIG);
    }

    private static final Digest DIGEST = Digest.of(BIG);
    private static final String BLOB = "/session/blobs/" + DIGEST;

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        server.store();
        cli = CommandLineRun.of(directory, server).file("big.bin", BIG);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBigFileGoesStraightToTheStoreAndTheTokenDoesNot() {
        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(server.blob(DIGEST)).isEqualTo(BIG);
        assertThat(server.requests())
                .containsSubsequence("POST " + BLOB + "/transfer", "POST " + BLOB + "/sent")
                .doesNotContain("PUT " + BLOB);
        assertThat(server.store().tokens()).isEmpty();
        assertThat(cli.out()).contains("big.bin").contains(DIGEST.hex());
    }

    @Test
    void smallFilesTravelInPacksAllTheSame() {
        // Given
        cli.file("small.txt", "a few bytes");

        // When
        var code = cli.run("publish", "big.bin", "small.txt");

        // Then
        assertThat(code).isZero();
        assertThat(server.packs()).hasSize(1);
    }

    @Test
    void afterACutOnlyWhatIsMissingIsSentAgain() {
        // Given
        server.next("PUT /store/" + DIGEST + "/1000000", exchange -> {
            exchange.getRequestBody().readNBytes(500_000);
            exchange.close();
        });

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(server.blob(DIGEST)).isEqualTo(BIG);
        assertThat(Collections.frequency(server.requests(), "PUT /store/" + DIGEST + "/0"))
                .isEqualTo(1);
        assertThat(Collections.frequency(server.requests(), "PUT /store/" + DIGEST + "/1000000"))
                .isEqualTo(2);
    }

    @Test
    void addressesThatHaveExpiredAreAskedForAnew() {
        // Given
        Collections.nCopies(3, 403).forEach(status -> server.fail("PUT /store/", status));

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(Collections.frequency(server.requests(), "POST " + BLOB + "/transfer"))
                .isEqualTo(2);
        assertThat(server.blob(DIGEST)).isEqualTo(BIG);
    }

    @Test
    void whatTheStoreLostIsSentAgain() {
        // Given
        server.refuse("POST " + BLOB + "/sent", ProblemType.WRONG_OFFSET.because("not all of it is there"));

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(Collections.frequency(server.requests(), "POST " + BLOB + "/sent"))
                .isEqualTo(2);
    }

    @Test
    void aStoreMayOpenASessionInWhichACutFileGoesOn() {
        // Given
        server.store().openSessions();
        server.store().cutAfter(1_000_000);

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        var session = "/store/session/" + DIGEST;
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.blob(DIGEST)).isEqualTo(BIG);
        assertThat(server.requests())
                .containsSubsequence(
                        "POST /store/start/" + DIGEST, "PUT " + session, "PUT " + session, "PUT " + session);
        assertThat(server.store().tokens()).isEmpty();
    }

    @Test
    void aSessionThatIsGoneIsOpenedAnew() {
        // Given
        server.store().openSessions();
        server.fail("PUT /store/session/", 410);

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(Collections.frequency(server.requests(), "POST /store/start/" + DIGEST))
                .isEqualTo(2);
    }

    @Test
    void aStoreThatCannotBeReachedIsLeftAlone() throws IOException {
        // Given
        server.store().moveTo(URI.create("http://127.0.0.1:" + freePort()));

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(server.blob(DIGEST)).isEqualTo(BIG);
        assertThat(server.requests()).contains("PUT " + BLOB);
        assertThat(cli.err()).contains("the connection was refused; sending it through the server");
    }

    @Test
    void aStoreThatKeepsRefusingIsGivenUp() {
        // Given
        Collections.nCopies(100, 503).forEach(status -> server.fail("PUT /store/", status));

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isZero();
        assertThat(server.requests()).contains("PUT " + BLOB);
        assertThat(server.blob(DIGEST)).isEqualTo(BIG);
    }

    @Test
    void aFileThatChangesOnItsWayEndsWithFive() {
        // Given
        server.next("PUT /store/", exchange -> {
            Files.write(directory.resolve("big.bin"), new byte[10]);
            exchange.close();
        });

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("publishing 'big.bin': it changed while it was read");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void noSignatureIsEverShown() {
        // Given
        Collections.nCopies(100, 403).forEach(status -> server.fail("PUT /store/", status));

        // When
        cli.run("publish", "--retry-for", "10s", "big.bin");

        // Then
        assertThat(cli.err() + cli.out()).doesNotContain("/store/");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
