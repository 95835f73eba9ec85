package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.persisted.disk.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set that is saved where an earlier one is there. */
class PersistAgainTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path home;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = run("77");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSecondSaveSendsWhatChangedAndNamesThePacksOfBoth() {
        // Given
        cli.file("cache/big", random(1, 3_000_000)).file("cache/small", "before");
        cli.run("persist", "deps", "cache");
        var first = server.sets().saved().getFirst();
        var blobs = server.blobs();

        // When
        var second = run("78").file("cache/small", "after");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        var saved = server.sets().saved().getLast();
        assertThat(saved.packs()).hasSize(2).containsAll(first.packs());
        assertThat(server.blobs()).as("a pack and a description").isEqualTo(blobs + 2);
        assertThat(saved.packs().stream().filter(pack -> !first.packs().contains(pack)))
                .allSatisfy(pack -> assertThat(pack.size()).isLessThan(1_000));
        assertThat(second.out()).contains("in 1 pack; generation 1 had the rest");
    }

    @Test
    void theSameAgainSendsADescriptionAtMost() {
        // Given
        cli.file("cache/big", random(1, 1_000_000));
        cli.run("persist", "deps", "cache");
        var blobs = server.blobs();

        // When
        var second = run("78");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        assertThat(server.blobs()).isEqualTo(blobs);
        assertThat(second.out()).contains("  sent 0 B, 0.0% of it, in 0 packs; generation 1 had the rest");
    }

    @Test
    void whatTheJobHasRestoredIsToldWithWhatItSaves() {
        // Given
        cli.file("cache/a.txt", "content of a");
        cli.run("persist", "deps", "cache");
        run("78").run("restore", "deps");

        // When
        run("78").run("persist", "deps", "cache");
        run("79").run("persist", "deps", "cache");

        // Then
        assertThat(server.sets().saved())
                .extracting(SaveSet::restored)
                .satisfiesExactly(
                        none -> assertThat(none).isEmpty(),
                        one -> assertThat(one).containsExactly(1L),
                        none -> assertThat(none).isEmpty());
    }

    @Test
    void aBaseThatHasGoneMeanwhileIsSentAnew() {
        // Given
        cli.file("cache/a", random(1, 500_000));
        cli.run("persist", "deps", "cache");
        var pack = server.sets().saved().getFirst().packs().getFirst();
        server.next("POST /v1/uploads", exchange -> {
            server.sets().lose(pack);
            exchange.close();
        });

        // When
        var second = run("78").file("cache/b", "more");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        assertThat(server.sets().saved().getLast().packs()).hasSize(1);
    }

    @Test
    void aDamagedBaseIsSentAnewWithAWarning() {
        // Given
        cli.file("cache/a", random(1, 500_000));
        cli.run("persist", "deps", "cache");
        var pack = server.sets().saved().getFirst().packs().getFirst();
        server.sets().flip(pack, (int) pack.size() - 1);

        // When
        var second = run("78").file("cache/b", "more");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        assertThat(second.err()).contains("warning: what is there of 'deps' is of no use, everything is sent: ");
        assertThat(server.sets().saved().getLast().packs()).doesNotContain(pack);
    }

    @Test
    void aBaseThatIsInvalidatedWhileItIsReadIsSentAnewToo() {
        // Given
        cli.file("cache/a", random(1, 500_000));
        cli.run("persist", "deps", "cache");
        server.refuse(
                "GET /v1/persisted/acme/rocket/generations/1/blobs",
                ProblemType.EXPIRED.because("it was invalidated; go on without it"));

        // When
        var second = run("78");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        assertThat(second.err()).contains("of no use").contains("it was invalidated");
        assertThat(server.sets().saved()).hasSize(2);
    }

    @Test
    void filesThatNobodyHasWrittenToAreNotReadAgain() throws IOException {
        // Given
        cli.file("cache/a", random(1, 500_000)).file("cache/b", "a small one");
        untilALaterTick(directory.resolve("cache/b"));
        cli.run("persist", "deps", "cache");

        // When
        var second = run("78");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        assertThat(second.err()).contains("reading done: 0 B");
        assertThat(server.sets().saved().getLast().description())
                .isEqualTo(server.sets().saved().getFirst().description());
    }

    @Test
    void theDescriptionOfWhatWasSeenLastIsNotAskedFor() throws IOException {
        // Given
        cli.file("cache/a", "a small one");
        cli.run("persist", "deps", "cache");
        forgetDescriptions();

        // When
        var second = run("78").file("cache/b", "another");
        var code = second.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(second.err()).isZero();
        var description =
                server.sets().saved().getFirst().description().sha256().hex();
        assertThat(server.requests()).noneMatch(request -> request.startsWith("GET ") && request.contains(description));
        assertThat(second.out()).contains("generation 1 had the rest");
    }

    @Test
    void aFileThatIsWrittenToAndHasItsTimeSetBackIsReadAgain() throws IOException {
        // Given
        cli.file("cache/a", random(1, 500_000));
        var file = directory.resolve("cache/a");
        untilALaterTick(file);
        cli.run("persist", "deps", "cache");
        var time = Files.getLastModifiedTime(file);
        Files.write(file, random(2, 500_000));
        Files.setLastModifiedTime(file, time);

        // When
        var second = run("78");
        second.run("persist", "deps", "cache");

        // Then
        assertThat(second.err()).doesNotContain("reading done: 0 B");
        assertThat(server.sets().saved().getLast().packs())
                .doesNotContainAnyElementsOf(server.sets().saved().getFirst().packs());
    }

    @Test
    void whatWasJustRestoredIsNotReadAgainUnlessItChanges() throws IOException {
        // Given
        cli.file("cache/a", random(1, 500_000));
        untilALaterTick(directory.resolve("cache/a"));
        cli.run("persist", "deps", "cache");
        Files.delete(directory.resolve("cache/a"));
        run("78").run("restore", "deps");

        // When
        var second = run("78");
        second.run("persist", "deps", "cache");
        Files.write(directory.resolve("cache/a"), random(2, 500_000));
        var third = run("79");
        third.run("persist", "deps", "cache");

        // Then
        assertThat(second.err()).contains("reading done: 0 B");
        assertThat(third.err()).doesNotContain("reading done: 0 B");
    }

    /** Until a change would have another time than the file's last one, for certain. */
    private void untilALaterTick(Path file) {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(() -> {
            var now = Files.getLastModifiedTime(Files.writeString(home.resolve("now"), "now"));
            return now.toMillis() - Files.getLastModifiedTime(file).toMillis() > 50;
        });
    }

    private void forgetDescriptions() throws IOException {
        for (var kept : Listing.of(home.resolve(".local/state/afterrun/descriptions"))) {
            Files.delete(kept);
        }
    }

    private CommandLineRun run(String run) {
        return CommandLineRun.of(directory, server)
                .with("AFTERRUN_RUN", run)
                .with("HOME", home.toString())
                .with("AFTERRUN_BRANCH", "topic");
    }

    private static byte[] random(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
