package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is away for a while, by a time that passes at once. */
final class OutageTest {
    private static final byte[] BIG = new byte[3_000_000];
    private static final Duration OUTAGE = Duration.ofMinutes(4);

    static {
        new Random(1).nextBytes(BIG);
    }

    @TempDir
    private Path directory;

    private final List<FakeServer> more = Collections.synchronizedList(new ArrayList<>());
    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server).file("small.txt", "small").file("big.bin", BIG);
    }

    @AfterEach
    void stop() {
        server.close();
        more.forEach(FakeServer::close);
    }

    @Test
    void databaseThatIsAwayForMinutesFailsNoJob() {
        // Given
        server.awayWhile(() -> isBefore(OUTAGE));

        // When
        var code = cli.run("publish", "small.txt", "big.bin");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.events()).hasSize(1);
        assertThat(cli.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) >= 0);
        assertThat(cli.err().lines().filter(line -> line.contains("it answered 503")))
                .hasSizeLessThanOrEqualTo(5)
                .first()
                .asString()
                .endsWith("; trying again for up to 5 min 0 s");
    }

    @Test
    void serverThatIsNotThereForMinutesFailsNoJob() {
        // Given
        server.close();
        cli.time().at(OUTAGE, () -> more.add(comeBack()));

        // When
        var code = cli.run("publish", "small.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(more.getFirst().events()).hasSize(1);
    }

    @Test
    void uploadGoesOnAfterAnOutageWhereItLeftOff() {
        // Given
        server.cutNextPutAfter(1_000_000);
        server.next("HEAD ", exchange -> {
            var until = cli.time().passed().plus(OUTAGE);
            server.awayWhile(() -> isBefore(until));
            exchange.sendResponseHeaders(503, -1);
        });

        // When
        var code = cli.run("publish", "big.bin");

        // Then
        var blob = "/session/blobs/" + Digest.of(BIG);
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.requests()).containsOnlyOnce("PUT " + blob).contains("PATCH " + blob);
        assertThat(server.blob(Digest.of(BIG))).isEqualTo(BIG);
    }

    @Test
    void outageThatLastsEndsAfterFiveMinutesWithFour() {
        // Given: nobody asks to be left alone, or the last pause might be longer than what is left
        Collections.nCopies(200, 503).forEach(status -> server.fail("GET /.well-known", status));

        // When
        var code = cli.run("publish", "small.txt");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.time().passed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(cli.err().lines())
                .last()
                .asString()
                .contains(" times in 5 min 0 s, as long as --retry-for allows; look whether it is up");
    }

    @Test
    void whereAPersonWaitsItEndsAfterHalfAMinute() {
        // Given
        server.close();

        // When
        var code = cli.onTerminal().run("point", "list");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.time().passed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void settingSaysForHowLongOnATerminalToo() {
        // Given
        server.awayWhile(() -> isBefore(OUTAGE));

        // When
        var code = cli.onTerminal().with("AFTERRUN_RETRY_FOR", "PT10M").run("publish", "small.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
    }

    @Test
    void whatWillNotGetBetterIsNotTriedAgain() {
        for (var type : List.of(ProblemType.UNAUTHENTICATED, ProblemType.QUOTA_PASSED, ProblemType.INVALID)) {
            // Given
            server.refuse("POST /v1/uploads", type.because("that is so"));

            // When
            var code = cli.run("publish", "small.txt");

            // Then
            assertThat(code).as(type.name()).isIn(3, 5);
        }
        assertThat(cli.pauses()).isEmpty();
    }

    @Test
    void faultOfTheServerIsTriedAgainAFewTimes() {
        // Given
        Collections.nCopies(100, ProblemType.INTERNAL.because("a fault"))
                .forEach(fault -> server.refuse("POST /v1/uploads", fault));

        // When
        var code = cli.run("publish", "small.txt");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.pauses()).hasSize(5);
    }

    private boolean isBefore(Duration end) {
        return cli.time().passed().compareTo(end) < 0;
    }

    private FakeServer comeBack() {
        try {
            return new FakeServer(URI.create(server.url()).getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
