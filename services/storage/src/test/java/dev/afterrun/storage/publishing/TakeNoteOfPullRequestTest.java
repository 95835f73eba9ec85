package dev.afterrun.storage.publishing;

import static dev.afterrun.storage.publishing.ForgeScene.commit;
import static dev.afterrun.storage.publishing.ForgeScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.event.PullRequestStanding;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reaction to what the forge tells: once, twice, in another order. */
@QuarkusTest
class TakeNoteOfPullRequestTest {
    private static final TestFile FILE = TestFile.of("a.txt", "of a pull request");

    @Inject
    Storage storage;

    @Inject
    ForgeScene forge;

    private final CiJob job = CiJob.fresh();

    @BeforeEach
    void aRunOfACommitThatIsInNoPullRequestYet() {
        storage.publish(job, FILE);
    }

    @Test
    void aRunWithoutAPullRequestIsAttachedWhenOneAppears() {
        // Given
        forge.open(job, 7, job.commit());

        // When
        forge.tell(told(job, 7, job.commit(), PullRequestState.OPEN, 0));

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(), List.of(7));
    }

    @Test
    void aNumberThatTheForgeDoesNotConfirmIsNotBelieved() {
        // Given
        forge.open(job, 7, commit(job, "another"));
        forge.takeNote(told(job, 7, job.commit(), PullRequestState.OPEN, 0));

        // When
        forge.askDoubtingForge(job);

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of());
    }

    @Test
    void toldAgainItMakesNothingDue() {
        // Given
        var told = told(job, 7, job.commit(), PullRequestState.OPEN, 0);
        forge.open(job, 7, job.commit());
        forge.tell(told);
        var before = storage.told(job);

        // When
        forge.takeNote(told);

        // Then
        assertThat(forge.isDue(job)).isFalse();
        assertThat(storage.told(job)).isEqualTo(before);
    }

    @Test
    void overtakenByALaterOneItChangesNothing() {
        // Given
        forge.put(job, 7, job.commit(), Map.of("state", "closed"));
        forge.tell(told(job, 7, job.commit(), PullRequestState.CLOSED, 10));
        var before = storage.told(job);

        // When
        forge.takeNote(told(job, 7, job.commit(), PullRequestState.OPEN, 0));

        // Then
        assertThat(forge.isDue(job)).isFalse();
        assertThat(storage.told(job)).isEqualTo(before);
    }

    @Test
    void inEitherOrderTheOutcomeIsTheSame() {
        // Given
        forge.put(job, 7, job.commit(), Map.of("state", "merged"));
        var opened = told(job, 7, job.commit(), PullRequestState.OPEN, 0);
        var merged = told(job, 7, job.commit(), PullRequestState.MERGED, 10);

        // When
        forge.tell(merged);
        forge.tell(opened);
        forge.tell(merged);

        // Then
        assertThat(storage.told(job).getLast().standings())
                .singleElement()
                .satisfies(standing -> assertThat(standing.state()).isEqualTo(PullRequestState.MERGED));
    }

    @Test
    void whatSaysNothingOfHeadAndStateMakesNothingDue() {
        // Given
        forge.open(job, 7, job.commit());
        forge.tell(told(job, 7, job.commit(), PullRequestState.OPEN, 0));

        // When
        forge.takeNote(told(job, 7, job.commit(), PullRequestState.OPEN, 10));

        // Then
        assertThat(forge.isDue(job)).isFalse();
    }

    @Test
    void aRepositoryWithoutRunsIsNobodys() {
        // Given
        var stranger = CiJob.fresh();

        // When
        forge.tell(told(stranger, 7, stranger.commit(), PullRequestState.OPEN, 0));
        storage.publish(stranger, FILE);

        // Then
        assertThat(storage.told(stranger)).extracting(RunStored::pullRequests).containsExactly(List.of());
    }

    @Test
    void anAnswerThatIsOlderThanWhatWasToldMakesTheToldHeadDueOnce() {
        // Given
        var pushed = job.ofCommit(commit(job, "pushed"));
        forge.open(job, 7, job.commit());
        var late = forge.shown(job, 7);
        forge.open(job, 7, pushed.commit());
        forge.tell(told(job, 7, pushed.commit(), PullRequestState.OPEN, 0));

        // When
        forge.answers(job, late);
        var due = forge.isDue(pushed);
        storage.work();

        // Then
        assertThat(due).isTrue();
        assertThat(forge.isDue(pushed)).isFalse();
        assertThat(storage.told(job).getLast().standings())
                .containsExactly(
                        new PullRequestStanding(7, PullRequestState.OPEN, PullRequestStanding.Place.EARLIER, false));
    }
}
