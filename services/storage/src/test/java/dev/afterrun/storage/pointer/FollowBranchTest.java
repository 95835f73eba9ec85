package dev.afterrun.storage.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.testing.TroubledForge;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowBranchTest {
    private static final TestFile FILE = TestFile.of("a.txt", "of a branch");

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);
    private final Commit a = BranchRun.commit(job, "a");
    private final Commit b = BranchRun.commit(job, "b");
    private final Commit c = BranchRun.commit(job, "c");
    private final Commit d = BranchRun.commit(job, "d");

    @Inject
    PointerApi pointers;

    @Inject
    Storage storage;

    @Inject
    Following following;

    @Inject
    Forge forge;

    @Inject
    DueWork dueWork;

    @Inject
    Repositories repositories;

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

    @Test
    void pointerWithARuleStandsStillUntilARunIsFit() {
        // Given
        follow();
        push(a);

        // When
        pointers.publish(run(a, 1).thatFailed(), FILE);
        var failed = pointers.find(job, "latest");
        pointers.publish(run(a, 2, "again"), FILE);

        // Then
        failed.statusCode(200).body("commit", nullValue()).body("follows.branch", equalTo("main"));
        pointers.find(job, "latest")
                .body("commit", equalTo(a.hex()))
                .body("by", equalTo("afterrun"))
                .body("reason", equalTo("it follows main"));
    }

    @Test
    void oneFailedJobOfTheRunKeepsItWhereItIsAndALaterAttemptLetsItMove() {
        // Given
        follow();
        push(a);
        pointers.publish(run(a, 1), FILE);
        push(b);
        var test = run(b, 2).ofJob("test");

        // When
        pointers.publish(test.thatFailed(), TestFile.of("report.txt", "red"));
        pointers.publish(run(b, 2), FILE);
        var red = at("latest");
        pointers.publish(test.attempt(2), TestFile.of("report.txt", "green"));

        // Then
        assertThat(red).isEqualTo(a.hex());
        assertThat(at("latest")).isEqualTo(b.hex());
    }

    @Test
    void whereJobsAreNamedTheseCountAndNoOthers() {
        // Given
        pointers.move(job, "latest", Map.of("follow", Map.of("branch", "main", "jobs", List.of("build", "wheels"))))
                .statusCode(200);
        push(a);
        pointers.publish(run(a, 1), FILE);
        var first = pointers.find(job, "latest");

        // When
        pointers.publish(run(a, 1, "other").ofJob("flaky").thatFailed());
        pointers.publish(run(a, 1, "other").ofJob("wheels"));

        // Then
        first.body("commit", nullValue());
        assertThat(at("latest")).isEqualTo(a.hex());
    }

    @Test
    void ordinaryRunsMoveNoPointerThoughTheyAreOfTheBranch() {
        // Given
        follow();
        push(a);

        // When
        pointers.publish(run(a, 1).withTrust(TrustLevel.ORDINARY), FILE);

        // Then
        pointers.find(job, "latest").body("commit", nullValue());
        pointers.read(job, "~main/a.txt").statusCode(200);
    }

    @Test
    void movingByHandEndsTheRule() {
        // Given
        follow();
        push(a, b);
        pointers.publish(run(a, 1), FILE);
        pointers.publish(run(b, 2), FILE);

        // When
        pointers.undo(job, "latest").statusCode(200).body("follows", nullValue());
        push(c);
        pointers.publish(run(c, 3), FILE);

        // Then
        assertThat(at("latest")).isEqualTo(a.hex());
    }

    @Test
    void ruleThatIsGivenLateMovesThePointerAtOnce() {
        // Given
        push(a);
        pointers.publish(run(a, 1), FILE);

        // When
        follow();
        storage.work();

        // Then
        assertThat(at("latest")).isEqualTo(a.hex());
    }

    @Test
    void forgeThatIsAwayIsAskedAgainAndNoRequestWaitsForIt() throws IOException {
        // Given
        push(a);
        pointers.publish(run(a, 1), FILE);
        var busy = new TroubledForge(forge, new ForgeBusy("rate limit", Optional.of(Duration.ofMinutes(3))));
        var away = new TroubledForge(forge, new IOException("502"));

        // When
        var outcome = new FollowBranch(following, busy, dueWork).work(key());
        assertThatThrownBy(() -> new FollowBranch(following, away, dueWork).work(key()))
                .hasMessage("502");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofMinutes(3)));
        pointers.read(job, "~main/a.txt").statusCode(200);
    }

    @Test
    void doneTwiceItChangesNothing() throws IOException {
        // Given
        follow();
        push(a, b);
        pointers.publish(run(a, 1), FILE);
        pointers.publish(run(b, 2), FILE);

        // When
        new FollowBranch(following, forge, dueWork).work(key());

        // Then
        pointers.find(job, "latest").body("commit", equalTo(b.hex())).body("version", equalTo(2));
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

    private String key() {
        return QuarkusTransaction.requiringNew()
                .call(() -> FollowBranch.key(
                        repositories.find(job.id().repository()).orElseThrow().id(), "main"));
    }
}
