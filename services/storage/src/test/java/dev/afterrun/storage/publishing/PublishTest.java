package dev.afterrun.storage.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishTest {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final TestFile WHEEL = TestFile.of("dist/tool.whl", "a wheel that is published");

    private static final TestFile NOTES = TestFile.of("notes.txt", "notes that are published");

    @Inject
    Storage storage;

    @Inject
    Api api;

    @Inject
    SettableClock clock;

    private final CiJob job = CiJob.fresh();

    @Test
    void filesOfAFinishedJobAreStoredAndToldOnce() {
        // When
        storage.publish(job, WHEEL, NOTES);

        // Then
        var told = storage.told(job);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().revision()).isEqualTo(new Revision(1));
        assertThat(told.getFirst().counts()).isEqualTo(stored(2, size(WHEEL) + size(NOTES)));
        assertThat(told.getFirst().files())
                .extracting(StoredFile::path, StoredFile::state)
                .containsExactly(
                        Assertions.tuple(WHEEL.entry().path(), ArtifactState.STORED),
                        Assertions.tuple(NOTES.entry().path(), ArtifactState.STORED));
        assertThat(told.getFirst().files().getFirst().url())
                .hasToString("http://content.test/" + job.repository() + "/" + job.commit() + "/dist/tool.whl");
        assertThat(told.getFirst().expiresAt()).isPresent();
    }

    @Test
    void aJobWithoutFilesIsToldAndNeverExpires() {
        // When
        storage.finished(job);
        storage.work();

        // Then
        assertThat(storage.told(job))
                .singleElement()
                .satisfies(told -> assertThat(told.counts()).isEqualTo(ArtifactCounts.NONE))
                .satisfies(told -> assertThat(told.expiresAt()).isEmpty());
    }

    @Test
    void theStatusSaysWhatWasTold() {
        // When
        storage.publish(job, WHEEL);

        // Then
        var status = api.status(job);
        assertThat(status.settled()).isTrue();
        assertThat(status.revision()).isEqualTo(new Revision(1));
        assertThat(status.counts()).isEqualTo(stored(1, size(WHEEL)));
    }

    @Test
    void aJobThatNobodyRecordedIsAskedForAgain() {
        // When
        var answer = io.restassured.RestAssured.get("/v1/jobs/" + job.id().key());

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void anEventThatIsDeliveredTwiceChangesNothing() {
        // Given
        var session = storage.upload(job, WHEEL);
        var fact = job.finished(session.manifest());
        storage.event("once", fact);
        storage.work();

        // When
        storage.event("once", fact);
        storage.work();

        // Then
        assertThat(storage.told(job)).hasSize(1);
    }

    @Test
    void theSameSaidUnderAnotherIdIsNotToldAgain() {
        // Given
        var session = storage.publish(job, WHEEL);

        // When
        storage.finished(job, session.manifest());
        storage.work();

        // Then
        assertThat(storage.told(job)).hasSize(1);
        assertThat(api.status(job).settled()).isTrue();
    }

    @Test
    void anIdThatAnotherRepositoryUsedIsNoDuplicate() {
        // Given
        var other = CiJob.fresh();
        storage.event("1", other.finished());

        // When
        storage.event("1", job.finished());
        storage.work();

        // Then
        assertThat(storage.told(job)).hasSize(1);
    }

    @Test
    void whatIsNoManifestIsRefused() {
        // Given
        storage.upload(job, WHEEL);

        // When
        storage.finished(job, new ManifestRef(WHEEL.sha256(), 3, 30));
        storage.work();

        // Then
        assertThat(storage.told(job))
                .singleElement()
                .satisfies(told -> assertThat(told.counts().refused()).isEqualTo(3));
    }

    @Test
    void aManifestThatListsNothingKnownIsRefused() {
        // Given
        var odd = TestFile.of("odd.json", "{\"files\":[{\"path\":\"a\"},{\"path\":null}]}");
        storage.upload(job, odd);

        // When
        storage.finished(job, new ManifestRef(odd.sha256(), 2, 0));
        storage.work();

        // Then
        assertThat(storage.told(job))
                .singleElement()
                .satisfies(told -> assertThat(told.counts().refused()).isEqualTo(2));
    }

    @Test
    void moreFilesOfTheSameJobAreAdded() {
        // Given
        storage.publish(job, WHEEL);

        // When
        storage.publish(job, NOTES);

        // Then
        assertThat(storage.told(job)).extracting(told -> told.counts().stored()).containsExactly(1, 2);
    }

    @Test
    void filesInTheEventItselfAreStoredToo() {
        // Given
        storage.upload(job, WHEEL);

        // When
        storage.finished(job, WHEEL);
        storage.work();

        // Then
        assertThat(api.status(job).counts()).isEqualTo(stored(1, size(WHEEL)));
    }

    @Test
    void aDigestThatOnlyAnotherRepositoryHasIsMissing() {
        // Given
        storage.publish(CiJob.fresh(), WHEEL);

        // When
        storage.finished(job, WHEEL);
        letPatienceEnd();

        // Then
        assertThat(api.status(job).counts()).isEqualTo(new ArtifactCounts(0, 0, 1, 0, 0, 0));
    }

    @Test
    void aDigestThatTheRepositoryHasAtAnotherLevelOfTrustIsMissing() {
        // Given
        storage.publish(job, WHEEL);
        var fork = job.trusted(TrustLevel.UNTRUSTED).named("fork");

        // When
        storage.finished(fork, WHEEL);
        letPatienceEnd();

        // Then
        assertThat(api.status(fork).counts()).isEqualTo(new ArtifactCounts(0, 0, 1, 0, 0, 0));
    }

    @Test
    void aSizeThatIsNotThatOfTheBytesIsRefused() {
        // Given
        storage.upload(job, WHEEL);
        var entry = new ManifestEntry(WHEEL.entry().path(), WHEEL.sha256(), 3, false);

        // When
        storage.event("lie", job.finishedWith(List.of(entry)));
        storage.work();

        // Then
        assertThat(api.status(job).files())
                .singleElement()
                .satisfies(file -> assertThat(file.state()).isEqualTo(ArtifactState.REFUSED))
                .satisfies(file -> assertThat(file.refusal()).contains("it was announced with 3 bytes and has 25"));
    }

    @Test
    void anEventOfAKnownJobForAnotherCommitIsNotTaken() {
        // Given
        storage.publish(job, WHEEL);
        var other = job.ofCommit(CiJob.fresh().commit());

        // When
        var refusal = Assertions.catchThrowableOfType(ProblemException.class, () -> storage.finished(other));

        // Then
        assertThat(refusal).hasMessageContaining("is of the commit " + job.commit() + ", not of " + other.commit());
        assertThat(api.tryToOpen(other, NOTES).statusCode()).isEqualTo(409);
    }

    @Test
    void anEventOfAKnownJobAtAnotherLevelOfTrustIsNotTaken() {
        // Given
        storage.publish(job, WHEEL);
        var fork = job.trusted(TrustLevel.UNTRUSTED);

        // When
        var refusal = Assertions.catchThrowableOfType(ProblemException.class, () -> storage.finished(fork));

        // Then
        assertThat(refusal).hasMessageContaining("another level of trust");
        assertThat(api.status(job).trust()).isEqualTo(TrustLevel.ORDINARY);
    }

    private void letPatienceEnd() {
        clock.advance(PATIENCE.plusMinutes(1));
        storage.hurry(SettleJob.KIND, job.id().key().value());
        storage.hurry(
                SettleJob.KIND,
                job.trusted(TrustLevel.UNTRUSTED).named("fork").id().key().value());
        storage.work();
    }

    private static ArtifactCounts stored(int files, long bytes) {
        return new ArtifactCounts(0, files, 0, 0, 0, bytes);
    }

    private static long size(TestFile file) {
        return file.content().length;
    }
}
