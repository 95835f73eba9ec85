package dev.afterrun.storage.publishing;

import static dev.afterrun.storage.publishing.ForgeScene.commit;
import static dev.afterrun.storage.publishing.ForgeScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.PullRequestStanding;
import dev.afterrun.contracts.event.PullRequestStanding.Place;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each row of docs/reference/pull-requests.md, in its order. */
@QuarkusTest
class WhichPullRequestTest {
    private static final TestFile FILE = TestFile.of("a.txt", "of a pull request");

    @Inject
    Storage storage;

    @Inject
    ForgeScene forge;

    private final CiJob job = CiJob.fresh();
    private final CiJob pushed = job.ofCommit(commit(job, "pushed")).ofRun("2");

    @Test
    void theHeadOfAPullRequest() {
        // Given
        forge.open(job, 7, job.commit());

        // When
        storage.publish(job, FILE);

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.HEAD));
    }

    @Test
    void itsTestMerge() {
        // Given
        forge.put(job, 7, commit(job, "head"), Map.of("testMerge", job.commit()));

        // When
        storage.publish(job, FILE);

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.HEAD));
    }

    @Test
    void aTestMergeThatWasSuperseded() {
        // Given
        forge.put(job, 7, commit(job, "head"), Map.of("testMerge", job.commit()));
        storage.publish(job, FILE);

        // When
        forge.put(job, 7, pushed.commit(), Map.of("testMerge", commit(job, "next test merge")));
        storage.publish(pushed, FILE);

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.EARLIER));
        assertThat(standings(pushed)).containsExactly(at(7, PullRequestState.OPEN, Place.HEAD));
    }

    @Test
    void theHeadOfSeveralPullRequests() {
        // Given
        forge.open(job, 7, job.commit());
        forge.open(job, 8, job.commit());

        // When
        storage.publish(job, FILE);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).containsExactly(7, 8);
        assertThat(standings(job))
                .containsExactly(at(7, PullRequestState.OPEN, Place.HEAD), at(8, PullRequestState.OPEN, Place.HEAD));
    }

    @Test
    void aCommitOfNoPullRequest() {
        // When
        storage.publish(job, FILE);

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of());
    }

    @Test
    void aCommitOfNoPullRequestThatGetsOneLater() {
        // Given
        storage.publish(job, FILE);
        forge.open(job, 7, job.commit());

        // When
        forge.tell(told(job, 7, job.commit(), PullRequestState.OPEN, 0));

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.HEAD));
    }

    @Test
    void theHeadOfAPullRequestThatIsClosedMeanwhile() {
        // Given
        forge.open(job, 7, job.commit());
        storage.publish(job, FILE);
        forge.put(job, 7, job.commit(), Map.of("state", "closed"));
        var before = storage.told(job).size();

        // When
        forge.tell(told(job, 7, job.commit(), PullRequestState.CLOSED, 0));

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.CLOSED, Place.HEAD));
        assertThat(storage.told(job)).hasSize(before + 1);
    }

    @Test
    void theHeadOfAPullRequestThatIsMergedMeanwhile() {
        // Given
        forge.open(job, 7, job.commit());
        storage.publish(job, FILE);
        forge.put(job, 7, job.commit(), Map.of("state", "merged"));

        // When
        forge.tell(told(job, 7, job.commit(), PullRequestState.MERGED, 0));

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.MERGED, Place.HEAD));
    }

    @Test
    void aCommitThatWasPushedOver() {
        // Given
        forge.open(job, 7, job.commit());
        storage.publish(job, FILE);
        forge.open(job, 7, pushed.commit());

        // When
        forge.tell(told(job, 7, pushed.commit(), PullRequestState.OPEN, 0));

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.EARLIER));
        assertThat(storage.told(job).getLast().pullRequests()).containsExactly(7);
    }

    @Test
    void aCommitThatWasForcedAwayAndHadRuns() {
        // Given
        forge.open(job, 7, job.commit());
        storage.publish(job, FILE);
        forge.open(job, 7, pushed.commit());
        forge.tell(told(job, 7, pushed.commit(), PullRequestState.OPEN, 0));

        // When
        storage.finished(job.named("late"));
        forge.askDoubtingForge(job);
        forge.settle(job.named("late"));

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.EARLIER));
        assertThat(standings(job.named("late"))).isEqualTo(standings(job));
    }

    @Test
    void aCommitThatWasForcedAwayBeforeItsFirstRunButTold() {
        // Given
        storage.publish(job.ofCommit(commit(job, "some other")).ofRun("0"), FILE);
        forge.open(job, 7, job.commit());
        forge.takeNote(told(job, 7, job.commit(), PullRequestState.OPEN, 0));
        forge.askDoubtingForge(job);
        forge.open(job, 7, pushed.commit());
        forge.tell(told(job, 7, pushed.commit(), PullRequestState.OPEN, 10));

        // When
        storage.finished(job);
        forge.askDoubtingForge(job);
        forge.settle(job);

        // Then
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.OPEN, Place.EARLIER));
    }

    @Test
    void aCommitThatWasForcedAwayBeforeAnybodyAsked() {
        // Given
        forge.open(job, 7, job.commit());
        forge.open(job, 7, pushed.commit());
        storage.finished(job.onPullRequest(7));

        // When
        forge.askDoubtingForge(job);
        forge.settle(job);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).isEmpty();
    }

    @Test
    void theHeadOfAPullRequestFromAFork() {
        // Given
        var fromFork = job.trusted(TrustLevel.UNTRUSTED);
        forge.put(job, 7, job.commit(), Map.of("fork", true));

        // When
        storage.publish(fromFork, FILE);

        // Then
        assertThat(standings(fromFork))
                .containsExactly(new PullRequestStanding(7, PullRequestState.OPEN, Place.HEAD, true));
        assertThat(storage.told(fromFork).getLast().trust()).isEqualTo(TrustLevel.UNTRUSTED);
    }

    @Test
    void aCommitThatWentIntoTheBaseBranch() {
        // Given
        forge.open(job, 7, job.commit());
        storage.publish(job, FILE);
        // GitHub names the pull request that brought the commit; here it is one of those that it has had.
        forge.put(job, 7, pushed.commit(), Map.of("state", "open"));
        forge.put(job, 7, job.commit(), Map.of("state", "merged"));

        // When
        storage.publish(pushed.trusted(TrustLevel.TRUSTED), FILE);

        // Then
        assertThat(standings(pushed)).containsExactly(at(7, PullRequestState.MERGED, Place.EARLIER));
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.MERGED, Place.HEAD));
    }

    @Test
    void aHeadsCommitThatCameIntoTheBaseBranchAsItIs() {
        // Given
        forge.open(job, 7, job.commit());
        storage.publish(job.onBranch("feature"), FILE);
        forge.put(job, 7, job.commit(), Map.of("state", "merged"));

        // When
        var again = job.onBranch("main").ofRun("2");
        storage.publish(again, FILE);

        // Then
        assertThat(standings(again)).containsExactly(at(7, PullRequestState.MERGED, Place.HEAD));
        assertThat(standings(job)).containsExactly(at(7, PullRequestState.MERGED, Place.HEAD));
    }

    @Test
    void theHeadOfAPullRequestThatWasClosedWithoutAMergeBeforeAnybodyAsked() {
        // Given
        forge.put(job, 7, job.commit(), Map.of("state", "closed"));
        storage.finished(job);

        // When
        forge.askDoubtingForge(job);
        forge.settle(job);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).isEmpty();
    }

    @Test
    void aNumberThatTheJobNamesAndTheForgeDoesNotConfirm() {
        // Given
        forge.open(job, 7, pushed.commit());
        storage.finished(job.onPullRequest(7));

        // When
        forge.askDoubtingForge(job);
        forge.settle(job);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).isEmpty();
    }

    @Test
    void aNumberThatAWebhookNamesAndTheForgeDoesNotConfirm() {
        // Given
        storage.publish(job, FILE);
        forge.open(job, 7, pushed.commit());
        forge.takeNote(told(job, 7, job.commit(), PullRequestState.OPEN, 0));

        // When
        forge.askDoubtingForge(job);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).isEmpty();
    }

    private List<PullRequestStanding> standings(CiJob of) {
        return storage.told(of).getLast().standings();
    }

    private static PullRequestStanding at(int number, PullRequestState state, Place place) {
        return new PullRequestStanding(number, state, place, false);
    }
}
