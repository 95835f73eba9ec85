package dev.afterrun.storage.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NamesTest {
    private static final TestFile X = TestFile.of("tool.whl", "content x");
    private static final TestFile Y = TestFile.of("tool.whl", "content y");
    private static final TestFile Z = TestFile.of("tool.whl", "content z");
    private static final TestFile OTHER = TestFile.of("other.whl", "something else");

    @Inject
    Storage storage;

    @Inject
    Api api;

    @Inject
    Repositories repositories;

    @Inject
    Artifacts artifacts;

    private final CiJob job = CiJob.fresh();

    @Test
    void theFirstContentOfANameKeepsItAndTheNextIsRefusedAtOnce() {
        // Given
        storage.publish(job, X);

        // When
        var answer = api.tryToOpen(job.ofRun("2"), Y, OTHER);

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        var problem = api.problem(answer);
        assertThat(problem.type()).isEqualTo(ProblemType.NAME_TAKEN.uri());
        assertThat(problem.detail()).contains("'tool.whl'", "run 1", "another attempt", "--new-version");
        assertThat(problem.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.detail())
                        .contains(X.sha256().hex(), Y.sha256().hex()));
        assertThat(holder()).contains(X.sha256());
    }

    @Test
    void theSameContentUnderTheSameNameIsNoConflict() {
        // Given
        storage.publish(job, X);

        // When
        storage.publish(job.ofRun("2"), X);

        // Then
        assertThat(states(job.ofRun("2"))).containsExactly(stored(X));
    }

    @Test
    void aSessionThatWasOpenedBeforeTheNameWasTakenIsRefusedByName() {
        // Given
        var late = storage.upload(job.ofRun("2"), Y, OTHER);
        storage.publish(job, X);

        // When
        storage.finished(job.ofRun("2"), late.manifest());
        storage.work();

        // Then
        assertThat(states(job.ofRun("2"))).containsExactly(stored(OTHER), refused(Y));
        assertThat(api.status(job.ofRun("2")).files().getLast().refusal())
                .contains("the name is taken by other content of run 1, job build, with the SHA-256 " + X.sha256());
        assertThat(holder()).contains(X.sha256());
    }

    @Test
    void aLaterAttemptOfTheJobReplacesTheEarlier() {
        // Given
        storage.publish(job, X);

        // When
        storage.publish(job.attempt(2), Y);

        // Then
        assertThat(holder()).contains(Y.sha256());
        assertThat(states(job)).containsExactly(stored(X));
        assertThat(states(job.attempt(2))).containsExactly(stored(Y));
    }

    @Test
    void anOlderAttemptThatArrivesLaterDoesNotTakeTheNameBack() {
        // Given
        storage.publish(job.attempt(2), Y);

        // When
        storage.publish(job, X);

        // Then
        assertThat(holder()).contains(Y.sha256());
        assertThat(states(job)).containsExactly(stored(X));
    }

    @Test
    void anotherJobOfTheSameRunIsRefused() {
        // Given
        storage.publish(job.attempt(2), X);

        // When
        var answer = api.tryToOpen(job.named("test"), Y);

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void aNewVersionTakesTheNameAndTheOldStaysWhereItsJobIs() {
        // Given
        storage.publish(job, X);

        // When
        storage.publish(job.ofRun("2").asNewVersion(), Y);

        // Then
        assertThat(holder()).contains(Y.sha256());
        assertThat(states(job)).containsExactly(stored(X));
    }

    @Test
    void lateFilesOfAJobDoNotTouchANameThatItLostMeanwhile() {
        // Given
        storage.publish(job, X);
        storage.publish(job.ofRun("2").asNewVersion(), Y);

        // When
        storage.publish(job, OTHER);

        // Then
        assertThat(holder()).contains(Y.sha256());
        assertThat(states(job)).containsExactly(stored(OTHER), stored(X));
    }

    @Test
    void aThirdJobMeetsWhatTheNewVersionSays() {
        // Given
        storage.publish(job, X);
        storage.publish(job.ofRun("2").asNewVersion(), Y);

        // When
        storage.publish(job.ofRun("3"), Y);

        // Then
        assertThat(states(job.ofRun("3"))).containsExactly(stored(Y));
        assertThat(api.tryToOpen(job.ofRun("4"), X).statusCode()).isEqualTo(409);
    }

    @Test
    void anAttemptDoesNotReplaceWhatAnotherJobStandsForToo() {
        // Given
        storage.publish(job, X);
        storage.publish(job.ofRun("2"), X);

        // When
        var answer = api.tryToOpen(job.attempt(2), Y);

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void otherContentOfTheSameAttemptIsRefusedInSight() {
        // Given
        storage.publish(job, X);
        storage.upload(job.named("elsewhere").ofCommit(CiJob.fresh().commit()), Y);

        // When
        storage.finished(job, Y, OTHER);
        storage.work();

        // Then
        assertThat(states(job))
                .containsExactlyInAnyOrder(stored(X), refused(Y), Tuple.tuple("other.whl", ArtifactState.AWAITING));
        assertThat(api.tryToOpen(job, Y).statusCode()).isEqualTo(409);
        assertThat(holder()).contains(X.sha256());
    }

    @Test
    void aNewVersionOfTheSameAttemptReplacesItsFile() {
        // Given
        storage.publish(job, X, OTHER);

        // When
        storage.publish(job.asNewVersion(), Y);

        // Then
        assertThat(states(job)).containsExactly(stored(OTHER), stored(Y));
        assertThat(holder()).contains(Y.sha256());
    }

    @Test
    void whatWasRefusedIsTakenWhenAskedForAsANewVersion() {
        // Given
        var late = storage.upload(job.ofRun("2"), Y);
        storage.publish(job, X);
        storage.finished(job.ofRun("2"), late.manifest());
        storage.work();

        // When
        storage.publish(job.ofRun("2").asNewVersion(), Y);

        // Then
        assertThat(states(job.ofRun("2"))).containsExactly(stored(Y));
        assertThat(holder()).contains(Y.sha256());
    }

    @Test
    void levelsOfTrustHaveNamesOfTheirOwn() {
        // Given
        storage.publish(job, X);
        var fork = job.named("fork").trusted(TrustLevel.UNTRUSTED);

        // When
        storage.publish(fork, Y);

        // Then
        assertThat(states(fork)).containsExactly(stored(Y));
        assertThat(holder()).contains(X.sha256());
    }

    @Test
    void commitsHaveNamesOfTheirOwn() {
        // Given
        storage.publish(job, X);
        var next = job.ofRun("2").ofCommit(CiJob.fresh().commit());

        // When
        storage.publish(next, Z);

        // Then
        assertThat(states(next)).containsExactly(stored(Z));
    }

    @Test
    void aNameWhoseFileHasExpiredIsFree() {
        // Given
        storage.publish(job, X);
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // When
        storage.publish(job.ofRun("2"), Y);

        // Then
        assertThat(states(job.ofRun("2"))).containsExactly(stored(Y));
        assertThat(holder()).contains(Y.sha256());
    }

    private Optional<Digest> holder() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories
                        .find(job.id().repository())
                        .flatMap(repository -> artifacts.named(
                                repository, job.commit().hex(), X.entry().path()))
                        .map(Artifact::sha256));
    }

    private java.util.List<Tuple> states(CiJob of) {
        return api.status(of).files().stream()
                .map(file -> Tuple.tuple(file.path().value(), file.state()))
                .toList();
    }

    private static Tuple stored(TestFile file) {
        return Tuple.tuple(file.path(), ArtifactState.STORED);
    }

    private static Tuple refused(TestFile file) {
        return Tuple.tuple(file.path(), ArtifactState.REFUSED);
    }
}
