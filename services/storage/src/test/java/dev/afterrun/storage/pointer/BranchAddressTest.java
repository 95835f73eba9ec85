package dev.afterrun.storage.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a branch's address leads. */
@QuarkusTest
class BranchAddressTest {
    private static final TestFile FILE = TestFile.of("a.txt", "of a branch");

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    private final Commit a = BranchRun.commit(job, "a");

    private final Commit b = BranchRun.commit(job, "b");

    private final Commit c = BranchRun.commit(job, "c");

    private final Commit d = BranchRun.commit(job, "d");

    @Inject
    PointerApi pointers;

    @Test
    void branchLeadsToTheForgesPresentHead() {
        // Given
        push(a, b);
        pointers.publish(run(a, 1), TestFile.of("a.txt", "of a"));

        // When
        pointers.publish(run(b, 2), TestFile.of("a.txt", "of b"));

        // Then
        pointers.read(job, "~main/a.txt").statusCode(200).body(equalTo("of b"));
        pointers.read(job, "~main").statusCode(200).body(containsString("Branch main"));
    }

    @Test
    void branchWithASlashInItsNameIsPercentEncoded() {
        // Given
        pointers.publish(run(a, 1).on("feature/x"), FILE);

        // When
        var answer = pointers.read(job, "~feature%2Fx/a.txt");

        // Then
        answer.statusCode(200);
        pointers.read(job, "~feature%2Fy/a.txt").statusCode(404);
        pointers.read(job, "~%00/a.txt").statusCode(404);
    }

    @Test
    void forksBranchOfTheSameNameIsNotTheBranch() {
        // Given
        push(a);
        pointers.publish(run(a, 1), TestFile.of("a.txt", "ours"));
        var fork = job.ofCommit(b).ofRun("fork").trusted(TrustLevel.UNTRUSTED);

        // When
        pointers.publish(BranchRun.ofMain(fork, 9), TestFile.of("a.txt", "theirs"));

        // Then
        pointers.read(job, "~main/a.txt").body(equalTo("ours"));
        pointers.read(job, "run-fork/a.txt").body(equalTo("theirs"));
    }

    @Test
    void branchThatOnlyAForkHasIsNothing() {
        // When
        pointers.publish(run(a, 1).on("only-theirs").withTrust(TrustLevel.UNTRUSTED), FILE);

        // Then
        pointers.read(job, "~only-theirs/a.txt").statusCode(404);
    }

    @Test
    void runOfAnOlderCommitThatEndsLaterMovesNothingBack() {
        // Given
        follow();
        push(a, b);
        pointers.publish(run(b, 1), TestFile.of("a.txt", "of b"));

        // When: CI was slow, and then ran it once more
        pointers.publish(run(a, 5), TestFile.of("a.txt", "of a"));
        pointers.publish(run(a, 9, "again"), TestFile.of("a.txt", "of a"));

        // Then
        pointers.read(job, "~main/a.txt").body(equalTo("of b"));
        pointers.find(job, "latest").body("commit", equalTo(b.hex()));
    }

    @Test
    void whileTheHeadHasNoJobsItMovesForwardOnly() {
        // Given
        follow();
        push(a, b, c, d);
        pointers.publish(run(a, 1), FILE);
        pointers.publish(run(c, 2), FILE);
        var between = at("latest");

        // When: started later, and built earlier
        pointers.publish(run(b, 7), FILE);

        // Then
        assertThat(between).isEqualTo(c.hex());
        assertThat(at("latest")).isEqualTo(c.hex());
        pointers.read(job, "~main/-/SHA256SUMS").statusCode(200);
        assertThat(branchAt()).isEqualTo(c.hex());
    }

    @Test
    void whatTheForgeCannotTellMovesNothingUntilItIsTheHead() {
        // Given
        follow();
        push(a, b);
        pointers.publish(run(b, 1), FILE);
        // Somebody has rewritten the branch: what it was at is of it no more.
        push(a, c, d);

        // When
        pointers.publish(run(c, 5), FILE);
        var between = at("latest");
        pointers.publish(run(d, 6), FILE);

        // Then
        assertThat(between).isEqualTo(b.hex());
        assertThat(at("latest")).isEqualTo(d.hex());
    }

    private void follow() {
        pointers.move(job, "latest", Map.of("follow", Map.of("branch", "main"))).statusCode(200);
    }

    private void push(Commit... line) {
        for (var commit : line) {
            pointers.push(job, "main", commit);
        }
    }

    private BranchRun run(Commit commit, int minute) {
        return run(commit, minute, commit.abbreviated());
    }

    private BranchRun run(Commit commit, int minute, String id) {
        return BranchRun.ofMain(job.ofCommit(commit).ofRun(id), minute);
    }

    private String at(String pointer) {
        return pointers.find(job, pointer).extract().path("commit");
    }

    /** The commit whose page {@code ~main} shows. */
    private String branchAt() {
        var page = pointers.read(job, "~main").extract().asString();
        return List.of(a, b, c, d).stream()
                .map(Commit::hex)
                .filter(hex -> page.contains("title=\"" + hex + "\""))
                .findFirst()
                .orElse("nowhere");
    }
}
