package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreFaultsTest {
    private static final String GENERATION = "/v1/persisted/acme/rocket/generations/1";

    @TempDir
    private Path directory;

    private SetScene scene;
    private CommandLineRun cli;

    @BeforeEach
    void save() throws IOException {
        scene = new SetScene(directory);
        cli = scene.run();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void anAddressAtTheStoreThatHasExpiredIsAskedForAnew() {
        // Given
        scene.sets().sign();
        scene.server().fail("GET /signed/", 403);

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.err()).contains("trying again").doesNotContain("/signed/");
    }

    @Test
    void aCutConnectionGoesOnWhereItBrokeOff() {
        // Given
        var pack = scene.saved().packs().getFirst();
        scene.sets().sign();
        scene.server().next("GET /signed/" + pack.sha256(), exchange -> {
            var range =
                    exchange.getRequestHeaders().getFirst("Range").substring(6).split("-", -1);
            var from = Integer.parseInt(range[0]);
            var length = Integer.parseInt(range[1]) + 1 - from;
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + range[1] + "/" + pack.size());
            exchange.sendResponseHeaders(206, length);
            exchange.getResponseBody().write(scene.server().blob(pack.sha256()), from, 10_000);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(scene.here("cache/big")).hasSameBinaryContentAs(scene.there("cache/big"));
        assertThat(cli.err()).contains("the connection broke");
    }

    @Test
    void whatPolicyRefusesEndsWithThreeWhateverIsOptional() {
        // Given
        for (var i = 0; i < 2; i++) {
            scene.server()
                    .refuse(
                            "GET /v1/persisted/acme/rocket/deps",
                            ProblemType.SCOPE_REFUSED.because(
                                    "the default branch restores nothing; allow it in afterrun.toml"));
        }

        // Then
        assertThat(cli.run("restore", "deps")).isEqualTo(3);
        assertThat(cli.run("restore", "deps", "--optional")).isEqualTo(3);
        assertThat(cli.err()).contains("allow it in afterrun.toml");
        scene.assertNothingIsHere();
    }

    @Test
    void anOutageEndsWithFour() {
        // Given
        Collections.nCopies(4, 503).forEach(status -> scene.server().fail("GET " + GENERATION + "/blobs", status));

        // Then
        assertThat(cli.run("restore", "--retry-for", "0s", "deps")).isEqualTo(4);
        assertThat(cli.run("restore", "--retry-for", "0s", "--optional", "deps"))
                .isZero();
        scene.assertNothingIsHere();
    }

    @Test
    void aFlippedByteAnywhereEndsWithFiveAndLeavesNothing() {
        var pack = scene.saved().packs().getFirst();
        var size = (int) pack.size();
        for (var at : List.of(0, size / 2, size - 1, size - 60, size - 200)) {
            // Given
            scene.sets().flip(pack, at);

            // When
            var code = scene.run().run("restore", "deps");

            // Then
            assertThat(code).as("byte " + at).isEqualTo(5);
            scene.assertNothingIsHere();
        }
    }

    @Test
    void aFlippedByteOfTheDescriptionEndsWithFive() {
        // Given
        scene.sets().flip(scene.saved().description(), 20);
        scene.forgetDescriptions();

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("the set's description has other bytes than its SHA-256");
        scene.assertNothingIsHere();
    }

    @Test
    void aPackThatIsCutOffEndsWithFiveAndLeavesNothing() {
        // Given
        SetBlob pack = scene.saved().packs().getFirst();
        scene.sets().truncate(pack, (int) pack.size() / 2);

        // When
        var code = cli.run("restore", "--retry-for", "0s", "deps");

        // Then
        assertThat(code).isEqualTo(5);
        scene.assertNothingIsHere();
    }

    @Test
    void aSetThatIsInvalidatedOnTheWayIsNotRestored() {
        // Given
        scene.server()
                .next(
                        "GET " + GENERATION + "/blobs/"
                                + scene.saved().packs().getFirst().sha256(),
                        exchange -> {
                            scene.sets().invalidate(1);
                            exchange.close();
                        });

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("it was invalidated");
        scene.assertNothingIsHere();
    }

    @Test
    void aSetThatIsInvalidatedAtTheLastMomentIsNotRestored() {
        // Given
        scene.server()
                .refuse("POST " + GENERATION + "/restores", ProblemType.EXPIRED.because("it was invalidated; go on"));

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).isEqualTo(6);
        scene.assertNothingIsHere();
    }

    @Test
    void whatWasNotRestoredAfterAllIsNotSaidToBe() {
        // Given
        scene.server()
                .refuse("POST " + GENERATION + "/restores", ProblemType.EXPIRED.because("it was invalidated; go on"));
        cli.run("restore", "deps");

        // When
        var code = scene.run().file("cache/fresh", "made from nothing").run("persist", "deps", "cache");

        // Then
        assertThat(code).isZero();
        assertThat(scene.sets().saved().getLast().restored()).isEmpty();
    }

    @Test
    void oldNotesThatAnotherCommandForgetsAtTheSameTimeAreNoFault() throws IOException {
        // Given
        var jobs = Files.createDirectories(directory.resolve("home/.local/state/afterrun/jobs"));
        Files.createSymbolicLink(jobs.resolve("listed"), jobs.resolve("and gone"));

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
    }

    @Test
    void aDiskThatRefusesEndsWithFiveAndLeavesNothing() throws IOException {
        // Given
        Files.writeString(scene.here("in-the-way"), "a file");

        // When
        var code = cli.run("restore", "deps", "--to", "in-the-way/sub");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("the disk: ");
        assertThat(scene.here("in-the-way")).hasContent("a file");
        Files.delete(scene.here("in-the-way"));
        scene.assertNothingIsHere();
    }

    @Test
    void aCancelledRestoreLeavesNothing() throws InterruptedException {
        // Given
        var asked = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        scene.server()
                .next(
                        "GET " + GENERATION + "/blobs/"
                                + scene.saved().packs().getFirst().sha256(),
                        exchange -> {
                            asked.countDown();
                            try {
                                over.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        var code = new AtomicInteger();
        var restoring = new Thread(() -> code.set(cli.run("restore", "deps")));
        restoring.start();
        asked.await();

        // When
        restoring.interrupt();
        restoring.join();
        over.countDown();

        // Then
        assertThat(code).hasValue(4);
        scene.assertNothingIsHere();
    }
}
