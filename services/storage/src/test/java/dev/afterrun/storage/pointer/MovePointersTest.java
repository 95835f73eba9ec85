package dev.afterrun.storage.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MovePointersTest {
    private static final TestFile FILE = TestFile.of("a.txt", "a pointer leads here");

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    private final Commit a = BranchRun.commit(job, "a");

    private final Commit b = BranchRun.commit(job, "b");

    @Inject
    PointerApi pointers;

    @Test
    void fileIsReadThroughThePointer() {
        // Given
        publish(a, TestFile.of("dist/a.txt", "of a"));

        // When
        var moved = pointers.move(job, "v0.3.1", Map.of("to", a.abbreviated(), "reason", "the release"));

        // Then
        moved.statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("v0.3.1"))
                .body("commit", equalTo(a.hex()))
                .body("by", equalTo("local"))
                .body("reason", equalTo("the release"))
                .body("page", endsWith("/v0.3.1"));
        pointers.read(job, "v0.3.1/dist/a.txt").statusCode(200).body(equalTo("of a"));
        pointers.read(job, "v0.3.1/-/SHA256SUMS").statusCode(200).body(containsString("dist/a.txt"));
        pointers.read(job, "v0.3.1").statusCode(200).body(containsString("points here"));
    }

    @Test
    void movingIsSeenByTheNextReader() {
        // Given
        publish(a, TestFile.of("a.txt", "of a"));
        publish(b, TestFile.of("a.txt", "of b"));
        pointers.to(job, "latest", a);
        pointers.read(job, "latest/a.txt").body(equalTo("of a"));

        // When
        pointers.to(job, "latest", b).statusCode(200);

        // Then
        pointers.read(job, "latest/a.txt").body(equalTo("of b"));
    }

    @Test
    void pointerIsLedToWhereAnotherOneLeads() {
        // Given
        publish(a, FILE);
        pointers.to(job, "prerelease", a);

        // When
        var moved = pointers.move(job, "latest", Map.of("to", "prerelease"));

        // Then
        moved.statusCode(200).body("commit", equalTo(a.hex()));
    }

    @Test
    void onlyTrustedRunsAddToWhatAPointerLeadsTo() {
        // Given
        publish(a, FILE);
        pointers.publish(
                BranchRun.ofMain(job.ofCommit(a).ofRun("2").trusted(TrustLevel.ORDINARY), 2),
                TestFile.of("evil.whl", "of somebody's branch at the same commit"));
        pointers.to(job, "latest", a);

        // When
        var throughPointer = pointers.read(job, "latest/evil.whl");
        var throughCommit = pointers.read(job, a + "/evil.whl");

        // Then
        throughPointer.statusCode(404);
        throughCommit.statusCode(200);
    }

    @Test
    void moveIsMadeOnlyIfThePointerIsWhatWasExpected() {
        // Given
        publish(a, FILE);
        publish(b, FILE);
        pointers.to(job, "latest", a);

        // When
        var wrong = pointers.move(job, "latest", Map.of("to", b.hex(), "expect", b.abbreviated()));
        var right = pointers.move(job, "latest", Map.of("to", b.hex(), "expect", a.abbreviated()));

        // Then
        wrong.statusCode(412).body("detail", containsString("'latest' points to " + a));
        right.statusCode(200).body("commit", equalTo(b.hex()));
    }

    @Test
    void entityTagIsACondition() {
        // Given
        publish(a, FILE);
        publish(b, FILE);
        pointers.to(job, "latest", a);

        // When
        var stale = PointerApi.as(job)
                .header("If-Match", "\"0\"")
                .body(Map.of("to", b.hex()))
                .put(PointerApi.at(job, "latest"))
                .then();
        var taken = PointerApi.as(job)
                .header("If-None-Match", "*")
                .body(Map.of("to", b.hex()))
                .put(PointerApi.at(job, "latest"))
                .then();
        var right = PointerApi.as(job)
                .header("If-Match", "\"1\"")
                .body(Map.of("to", b.hex()))
                .put(PointerApi.at(job, "latest"))
                .then();

        // Then
        stale.statusCode(412);
        taken.statusCode(412);
        right.statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void ofManyWhoExpectTheSameOneMoves() throws Exception {
        // Given
        publish(a, FILE);
        publish(b, FILE);
        pointers.to(job, "latest", a);
        Callable<Integer> mover = () -> pointers.move(job, "latest", Map.of("to", b.hex(), "expect", a.hex()))
                .extract()
                .statusCode();

        // When
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> mover).toList());

            // Then
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .filteredOn(status -> status == 200)
                    .hasSize(1);
        }
        pointers.history(job, "latest").body("moves.version", contains(2, 1));
    }

    @Test
    void pointersThatAreLedPastEachOtherDoNotWaitForEachOther() throws Exception {
        // Given
        publish(a, FILE);
        publish(b, FILE);
        pointers.to(job, "one", a);
        pointers.to(job, "two", b);

        // When
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var i = 0; i < 10; i++) {
                var one = i % 2 == 0 ? b : a;
                var two = i % 2 == 0 ? a : b;
                var answers = threads.invokeAll(List.<Callable<Integer>>of(
                        () -> pointers.to(job, "one", one).extract().statusCode(),
                        () -> pointers.to(job, "two", two).extract().statusCode()));

                // Then
                assertThat(answers).extracting(answer -> answer.get()).containsOnly(200);
            }
        }
    }

    @Test
    void movingToWhereItIsAddsNothingToTheHistory() {
        // Given
        publish(a, FILE);
        pointers.to(job, "latest", a);

        // When
        pointers.to(job, "latest", a).statusCode(200);

        // Then
        pointers.history(job, "latest").body("moves.version", contains(1));
    }

    @Test
    void undoLeadsBackAndOnceMoreFurtherBackAndTheHistoryHasIt() {
        // Given
        var c = BranchRun.commit(job, "c");
        publish(a, FILE);
        publish(b, FILE);
        publish(c, FILE);
        pointers.to(job, "latest", a);
        pointers.to(job, "latest", b);
        pointers.to(job, "latest", c);

        // When
        var once = pointers.undo(job, "latest");
        var twice = pointers.undo(job, "latest");
        var further = pointers.undo(job, "latest");

        // Then
        once.statusCode(200).body("commit", equalTo(b.hex()));
        twice.statusCode(200).body("commit", equalTo(a.hex()));
        further.statusCode(409).body("detail", containsString("has pointed nowhere else before"));
        pointers.history(job, "latest")
                .body("moves.commit", contains(a.hex(), b.hex(), c.hex(), b.hex(), a.hex()))
                .body("moves.reason", contains("undone", "undone", null, null, null));
    }

    @Test
    void removedPointerPointsNowhereAndUndoBringsItBack() {
        // Given
        publish(a, FILE);
        pointers.to(job, "latest", a);

        // When
        pointers.remove(job, "latest").statusCode(204);
        pointers.remove(job, "latest").statusCode(204);

        // Then
        pointers.find(job, "latest").statusCode(404);
        pointers.read(job, "latest/a.txt").statusCode(404);
        pointers.list(job).body("pointers.size()", equalTo(0));
        pointers.history(job, "latest").body("moves[0].commit", nullValue());
        pointers.undo(job, "latest").statusCode(200).body("commit", equalTo(a.hex()));
    }

    private void publish(Commit commit, TestFile... files) {
        pointers.publish(BranchRun.ofMain(job.ofCommit(commit).ofRun(commit.abbreviated()), 1), files);
    }
}
