package dev.afterrun.storage.pointer;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who moves a pointer to where there is nothing, or without a right to. */
@QuarkusTest
class RefusedMovesTest {
    private static final TestFile FILE = TestFile.of("a.txt", "a pointer leads here");

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    private final Commit a = BranchRun.commit(job, "a");

    private final Commit b = BranchRun.commit(job, "b");

    @Inject
    PointerApi pointers;

    @ParameterizedTest
    @ValueSource(strings = {"ordinary", "untrusted"})
    void commitWithoutATrustedRunIsRefused(String level) {
        // Given
        pointers.publish(
                BranchRun.ofMain(job.ofCommit(a).trusted(TrustLevel.valueOf(level.toUpperCase(Locale.ROOT))), 1), FILE);

        // When
        var answer = pointers.to(job, "latest", a);

        // Then
        answer.statusCode(409)
                .body("type", equalTo("urn:afterrun:problem:pointer-refused"))
                .body("detail", containsString("no trusted run has published from " + a));
        pointers.find(job, "latest").statusCode(404);
    }

    @Test
    void commitThatNobodyHasToldOfIsNotFound() {
        // Given
        publish(a, FILE);

        // When
        var full = pointers.to(job, "latest", b);
        var digits = pointers.move(job, "latest", Map.of("to", b.abbreviated()));

        // Then
        full.statusCode(404).body("detail", containsString("no run has told of " + b));
        digits.statusCode(404).body("detail", containsString("no run has told of '" + b.abbreviated() + "'"));
    }

    @Test
    void commitWhoseTrustedRunsHaveNoFilesIsRefused() {
        // Given
        publish(a);

        // When
        var answer = pointers.to(job, "latest", a);

        // Then
        answer.statusCode(409).body("detail", containsString("have no stored files"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pr-5", "run-1", "Main Branch", "~", ""})
    void whatIsNoCommitIsRefused(String to) {
        // When
        var answer = pointers.move(job, "latest", Map.of("to", to));

        // Then
        answer.statusCode(422).body("detail", containsString("a pointer is led to a commit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pr-5", "run-1", "1234567", "v1", "simple", "-x", "~main"})
    void whatLooksLikeAnEarlierFormIsNoPointersName(String name) {
        // When
        var answer = pointers.to(job, name, a);

        // Then
        answer.statusCode(422).body("type", equalTo("urn:afterrun:problem:invalid"));
    }

    @Test
    void tokenOfOrdinaryRunsMovesNothing() {
        // Given
        publish(a, FILE);

        // When
        var answer = pointers.to(job.trusted(TrustLevel.ORDINARY), "latest", a);

        // Then
        answer.statusCode(403).body("detail", containsString("this is done by trusted ones alone"));
    }

    @Test
    void tokenOfAnotherRepositoryMovesNothing() {
        // Given
        publish(a, FILE);
        var stranger = CiJob.fresh().trusted(TrustLevel.TRUSTED);

        // When
        var answer = PointerApi.as(stranger)
                .body(Map.of("to", a.hex()))
                .put(PointerApi.at(job, "latest"))
                .then();

        // Then
        answer.statusCode(403);
    }

    @Test
    void pointerThatNeverWasIsNotFound() {
        // Given
        publish(a, FILE);

        // When, Then
        pointers.find(job, "latest").statusCode(404);
        pointers.history(job, "latest").statusCode(404);
        pointers.undo(job, "latest").statusCode(404);
        pointers.remove(job, "latest").statusCode(404);
        pointers.list(job).statusCode(200).body("pointers.size()", equalTo(0));
    }

    @Test
    void everythingThatIsWrongWithARequestIsToldAtOnce() {
        // When
        var answer = pointers.move(
                job, "latest", Map.of("follow", Map.of("branch", ""), "to", "x", "reason", "y".repeat(1_001)));

        // Then
        answer.statusCode(422).body("errors.pointer", contains("/to", "/follow/branch", "/reason"));
    }

    private void publish(Commit commit, TestFile... files) {
        pointers.publish(BranchRun.ofMain(job.ofCommit(commit).ofRun(commit.abbreviated()), 1), files);
    }
}
