package dev.afterrun.storage.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.NoAccess;
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
    void forgeThatDoesNotLetUsInIsAskedAgainLater() throws IOException {
        // Given
        follow();
        push(a);
        pointers.publish(run(a, 1), FILE);
        var shut = new TroubledForge(forge, new NoAccess("not installed"));

        // When
        var outcome = new FollowBranch(following, shut, dueWork).work(key());

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofHours(1)));
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

    private String key() {
        return QuarkusTransaction.requiringNew()
                .call(() -> FollowBranch.key(
                        repositories.find(job.id().repository()).orElseThrow().id(), "main"));
    }
}
