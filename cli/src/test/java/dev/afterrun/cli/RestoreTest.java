package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final Instant TIME = Instant.parse("2026-01-01T10:11:12.123456789Z");
    private static final String GENERATION = "/v1/persisted/acme/rocket/generations/1";

    @TempDir
    private Path there;

    @TempDir
    private Path here;

    @TempDir
    private Path home;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        var saving = CommandLineRun.of(there, server)
                .with("HOME", home.toString()).with("AFTERRUN_BRANCH", "topic")
                .file("cache/big", random(3_000_000))
                .file("cache/sub/small", "a small one");
        Files.setLastModifiedTime(there.resolve("cache/sub/small"), FileTime.from(TIME));
        assertThat(there.resolve("cache/sub/small").toFile().setExecutable(true)).isTrue();
        assertThat(saving.run("persist", "deps", "cache")).as(saving.err()).isZero();
        cli = run();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allFilesAreBackWithModesAndTimes() throws IOException {
        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(here.resolve("cache/big")).hasSameBinaryContentAs(there.resolve("cache/big"));
        assertThat(here.resolve("cache/sub/small")).hasContent("a small one").isExecutable();
        assertThat(Files.getLastModifiedTime(here.resolve("cache/sub/small")).toInstant()).isEqualTo(TIME);
        assertThat(server.sets().told()).extracting(job -> job.run()).containsExactly("90");
    }

    @Test
    void theLogSaysWhatCameFromWhereAndWhatItTook() {
        // When
        cli.run("restore", "deps");

        // Then
        assertThat(cli.out())
                .hasLineCount(2)
                .contains("restored 'deps', generation 1 (id 1) of branch:main: made 2026-01-02T03:04:05Z by run 77, "
                        + "attempt 1, job 'local', commit " + CommandLineRun.COMMIT + "; 2 files, 3.0 MB, SHA-256 "
                        + saved().description().sha256())
                .containsPattern("received 3\\.1 MB, 10\\d\\.\\d% of it; wrote 3\\.0 MB; 4 made, 0 as they should be; "
                        + "\\d+\\.\\d s");
    }

    @Test
    void anUnchangedTreeMovesNothing() {
        // Given
        cli.run("restore", "deps");
        var served = server.sets().served();

        // When
        var again = run();
        var code = again.run("restore", "deps");

        // Then
        assertThat(code).as(again.err()).isZero();
        assertThat(server.sets().served()).isEqualTo(served);
        assertThat(again.out()).contains("received 0 B, 0.0% of it; wrote 0 B; 0 made, 4 as they should be");
    }

    @Test
    void onlyWhatIsMissingIsFetched() throws IOException {
        // Given
        cli.run("restore", "deps");
        var served = server.sets().served();
        Files.delete(here.resolve("cache/sub/small"));

        // When
        var code = run().run("restore", "deps");

        // Then
        assertThat(code).isZero();
        assertThat(here.resolve("cache/sub/small")).hasContent("a small one");
        assertThat(server.sets().served() - served).isLessThan(400_000);
    }

    @Test
    void bytesAreHadAtTheStoreAndTheTokenStaysHere() {
        // Given
        server.sets().sign();

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(here.resolve("cache/big")).hasSameBinaryContentAs(there.resolve("cache/big"));
        assertThat(server.sets().tokensAtStore()).isEmpty();
    }

    @Test
    void anAddressAtTheStoreThatHasExpiredIsAskedForAnew() {
        // Given
        server.sets().sign();
        server.fail("GET /signed/", 403);

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.err()).contains("trying again").doesNotContain("/signed/");
    }

    @Test
    void aCutConnectionGoesOnWhereItBrokeOff() {
        // Given
        var pack = saved().packs().getFirst();
        server.sets().sign();
        server.next("GET /signed/" + pack.sha256(), exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range").substring(6).split("-", -1);
            var from = Integer.parseInt(range[0]);
            var length = Integer.parseInt(range[1]) + 1 - from;
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + range[1] + "/" + pack.size());
            exchange.sendResponseHeaders(206, length);
            exchange.getResponseBody().write(server.blob(pack.sha256()), from, 10_000);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(here.resolve("cache/big")).hasSameBinaryContentAs(there.resolve("cache/big"));
        assertThat(cli.err()).contains("the connection broke");
    }

    @Test
    void noneAtAllEndsWithSix() {
        // When
        var code = cli.run("restore", "other");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).hasLineCount(1).contains("restoring 'other': there is none that this job may restore");
        assertThat(run().run("restore", "other", "--optional")).isZero();
    }

    @Test
    void anotherNameMayStandIn() {
        // When
        var code = cli.run("restore", "mine", "--or", "theirs@7", "--or", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.sets().queries().getLast()).endsWith("or=theirs@7&or=deps");
        assertThat(cli.out()).contains("restored 'deps'");
    }

    @Test
    void namesGoWithTheVersionKeysThatAreDeclared() {
        // Given
        cli.file("afterrun.toml", """
                [[persist]]
                name = "mine"
                key = "v2"
                or = ["theirs"]
                paths = ["cache"]

                [[persist]]
                name = "theirs"
                key = "v1"
                paths = ["cache"]
                """);

        // When
        cli.with("AFTERRUN_BRANCH", "topic/a b").with("AFTERRUN_PR", "7").run("restore", "mine");

        // Then
        assertThat(server.sets().queries().getLast())
                .isEqualTo("branch=topic/a b&pullRequest=7&key=v2&or=theirs@v1");
    }

    @Test
    void whatPolicyRefusesEndsWithThreeWhateverIsOptional() {
        // Given
        for (var i = 0; i < 2; i++) {
            server.refuse(
                    "GET /v1/persisted/acme/rocket/deps",
                    ProblemType.SCOPE_REFUSED.because("the default branch restores nothing; allow it in afterrun.toml"));
        }

        // Then
        assertThat(cli.run("restore", "deps")).isEqualTo(3);
        assertThat(cli.run("restore", "deps", "--optional")).isEqualTo(3);
        assertThat(cli.err()).contains("allow it in afterrun.toml");
        assertNothingIsHere();
    }

    @Test
    void anOutageEndsWithFour() {
        // Given
        Collections.nCopies(4, 503).forEach(status -> server.fail("GET " + GENERATION + "/blobs", status));

        // Then
        assertThat(cli.run("restore", "--retries", "1", "deps")).isEqualTo(4);
        assertThat(cli.run("restore", "--retries", "1", "--optional", "deps")).isZero();
        assertNothingIsHere();
    }

    @Test
    void aFlippedByteAnywhereEndsWithFiveAndLeavesNothing() {
        var pack = saved().packs().getFirst();
        var size = (int) pack.size();
        for (var at : List.of(0, size / 2, size - 1, size - 60, size - 200)) {
            // Given
            server.sets().flip(pack, at);

            // When
            var code = run().run("restore", "deps");

            // Then
            assertThat(code).as("byte " + at).isEqualTo(5);
            assertNothingIsHere();
        }
    }

    @Test
    void aFlippedByteOfTheDescriptionEndsWithFive() {
        // Given
        server.sets().flip(saved().description(), 20);
        forgetDescriptions();

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("the set's description has other bytes than its SHA-256");
        assertNothingIsHere();
    }

    @Test
    void aPackThatIsCutOffEndsBadlyAndLeavesNothing() {
        // Given
        SetBlob pack = saved().packs().getFirst();
        server.sets().truncate(pack, (int) pack.size() / 2);

        // When
        var code = cli.run("restore", "--retries", "1", "deps");

        // Then
        assertThat(code).isEqualTo(4);
        assertNothingIsHere();
    }

    @Test
    void aSetThatIsInvalidatedOnTheWayIsNotRestored() {
        // Given
        server.next("GET " + GENERATION + "/blobs/" + saved().packs().getFirst().sha256(), exchange -> {
            server.sets().invalidate(1);
            exchange.close();
        });

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("it was invalidated");
        assertNothingIsHere();
    }

    @Test
    void aSetThatIsInvalidatedAtTheLastMomentIsNotRestored() {
        // Given
        server.refuse("POST " + GENERATION + "/restores", ProblemType.EXPIRED.because("it was invalidated; go on"));

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).isEqualTo(6);
        assertNothingIsHere();
    }

    @Test
    void filesThatDifferRefuseTheSetUnlessTheyMayBeReplaced() {
        // Given
        cli.file("cache/big", "mine");

        // Then
        assertThat(cli.run("restore", "deps")).isEqualTo(3);
        assertThat(here.resolve("cache/big")).hasContent("mine");
        assertThat(here.resolve("cache/sub")).doesNotExist();
        assertThat(cli.run("restore", "deps", "--replace")).isZero();
        assertThat(here.resolve("cache/big")).hasSameBinaryContentAs(there.resolve("cache/big"));
    }

    @Test
    void filesMayGoElsewhere() {
        // When
        var code = cli.run("restore", "deps", "--to", "look");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(here.resolve("look/workspace/cache/sub/small")).hasContent("a small one");
        assertThat(here.resolve("cache")).doesNotExist();
    }

    @Test
    void allThatIsDeclaredIsRestoredAndWhatNobodySavedIsNoFailure() {
        // Given
        cli.file("afterrun.toml", """
                [[persist]]
                name = "absent"
                paths = ["elsewhere"]

                [[persist]]
                name = "deps"
                paths = ["cache"]
                """);

        // Then
        assertThat(cli.run("restore", "--all")).as(cli.err()).isZero();
        assertThat(cli.out()).contains("nothing restored of 'absent'").contains("restored 'deps'");
        assertThat(here.resolve("cache/sub/small")).exists();
        assertThat(cli.run("restore", "--all", "--required")).isEqualTo(6);
    }

    @Test
    void aDiskThatRefusesEndsWithFiveAndLeavesNothing() throws IOException {
        // Given
        Files.writeString(here.resolve("in-the-way"), "a file");

        // When
        var code = cli.run("restore", "deps", "--to", "in-the-way/sub");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("the disk: ");
    }

    @Test
    void aTerminalSeesABar() {
        // When
        cli.onTerminal().run("restore", "deps");

        // Then
        assertThat(cli.err()).contains("fetching ").containsPattern("\\[[#.]{24}]");
    }

    private CommandLineRun run() {
        return CommandLineRun.of(here, server).with("AFTERRUN_RUN", "90").with("HOME", home.toString()).with("AFTERRUN_BRANCH", "topic");
    }

    private SaveSet saved() {
        return server.sets().saved().getFirst();
    }

    private void assertNothingIsHere() {
        assertThat(here).isEmptyDirectory();
    }

    private void forgetDescriptions() {
        var kept = home.resolve(".local/state/afterrun/descriptions");
        assertThat(kept.toFile().listFiles()).allMatch(file -> file.delete());
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
