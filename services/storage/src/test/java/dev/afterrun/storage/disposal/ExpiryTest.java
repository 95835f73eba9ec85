package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExpiryTest {
    private final TestFile one = TestFile.of("one.txt", "one " + UUID.randomUUID());
    private final TestFile two = TestFile.of("two.txt", "two " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Stores stores;

    @Inject
    DeleteObjects deleteObjects;

    @Inject
    Sql sql;

    @Inject
    Condemn condemn;

    @Test
    void aProposalThatIsEarlyByTheDatabasesClockIsRefused() {
        // Given
        storage.publish(job, one);

        // When
        storage.expiryDue(job);

        // Then
        assertThat(api.status(job).counts().stored()).isEqualTo(1);
        assertThat(storage.told(job)).hasSize(1);
    }

    @Test
    void aProposalForAJobThatNobodyKnowsChangesNothing() {
        // When
        storage.expiryDue(job);

        // Then
        assertThat(storage.told(job)).isEmpty();
    }

    @Test
    void whatIsDueExpiresAndIsToldOnce() {
        // Given
        storage.publish(job, one, two);
        storage.letLifetimeEnd(job);

        // When
        storage.expiryDue(job);
        storage.expiryDue(job);
        storage.work();

        // Then
        var told = storage.told(job);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().counts()).isEqualTo(new ArtifactCounts(0, 0, 0, 0, 2, 0));
        assertThat(told.getLast().files()).isEmpty();
        assertThat(api.status(job).files()).extracting(StoredFile::state).containsOnly(ArtifactState.EXPIRED);
        assertThat(told.getLast().expiresAt()).isEmpty();
        assertThat(told.getLast().revision()).isGreaterThan(told.getFirst().revision());
    }

    @Test
    void bytesStayThroughTheGracePeriod() throws IOException {
        // Given
        storage.letSessionEnd(storage.publish(job, one));
        storage.letLifetimeEnd(job);

        // When
        storage.expiryDue(job);
        storage.work();

        // Then
        assertThat(bytes.readable(one.sha256())).isTrue();
        assertThat(storage.waitsFor(DisposeJob.KIND, job.id().key().value())).isTrue();
    }

    @Test
    void bytesAndTheirRowsGoAfterTheGracePeriod() throws IOException {
        // Given
        var session = storage.publish(job, one);
        var object = bytes.objectOf(one.sha256());

        // When
        letEverythingEnd(job, session);

        // Then
        assertThat(bytes.exists(object)).isFalse();
        assertThat(bytes.rows(one.sha256())).isZero();
        assertThat(bytes.rows(session.manifest().sha256())).isZero();
    }

    @Test
    void whatAnotherJobRefersToStaysUntilThatGoesToo() throws IOException {
        // Given
        var other = job.named("other");
        var session = storage.publish(job, one);
        var second = storage.publish(other, one);
        var object = bytes.objectOf(one.sha256());

        // When
        letEverythingEnd(job, session);
        var between = bytes.readable(one.sha256());
        letEverythingEnd(other, second);

        // Then
        assertThat(between).isTrue();
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void whatAnotherRepositoryRefersToStays() throws IOException {
        // Given
        var session = storage.publish(job, one);
        storage.publish(CiJob.fresh(), one);

        // When
        letEverythingEnd(job, session);

        // Then
        assertThat(bytes.readable(one.sha256())).isTrue();
    }

    @Test
    void whatASessionWasSparedToSendStays() throws IOException {
        // Given
        var session = storage.publish(job, one);
        api.open(job.named("other"), one);

        // When
        letEverythingEnd(job, session);

        // Then
        assertThat(bytes.readable(one.sha256())).isTrue();
    }

    @Test
    void aPackGoesWithItsLastBlob() throws IOException {
        // Given
        var other = job.named("other");
        var session = api.open(job, one, two);
        api.pack(job, session, Api.packed(one, two)).then().statusCode(201);
        storage.finished(job, session.manifest());
        storage.work();
        var second = storage.publish(other, two);
        var pack = bytes.objectOf(one.sha256());

        // When
        letEverythingEnd(job, session);
        var between = bytes.exists(pack) && bytes.readable(two.sha256()) && !bytes.readable(one.sha256());
        letEverythingEnd(other, second);

        // Then
        assertThat(between).isTrue();
        assertThat(bytes.exists(pack)).isFalse();
        assertThat(bytes.rows(one.sha256())).isZero();
        assertThat(bytes.rows(two.sha256())).isZero();
    }

    @Test
    void aReplacedVersionGoesByItself() throws IOException {
        // Given
        var first = storage.publish(job, one);
        var object = bytes.objectOf(one.sha256());
        storage.letSessionEnd(first);
        storage.publish(job.asNewVersion(), TestFile.of(one.path(), two.text()));

        // When
        storage.hurry(DisposeBlob.KIND, one.sha256().hex());
        // Its sweep may have been put off while the job awaited the new version.
        storage.letSessionEnd(first);
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
        assertThat(bytes.readable(two.sha256())).isTrue();
    }

    @Test
    void aCrashBetweenAnyTwoStepsLeavesWorkThatIsDoneAgain() throws IOException {
        // Given
        storage.letSessionEnd(storage.publish(job, one));
        storage.work();
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letGraceEnd();
        var object = bytes.objectOf(one.sha256());

        // When: condemned, and the object deleted, and then nothing more
        condemn.unreferenced(List.of(one.sha256()));
        deleteObjects.delete(new Deletion(stores.mainName(), List.of(object)));
        var between = isCondemned(object);
        storage.work();

        // Then
        assertThat(between).isTrue();
        assertThat(isCondemned(object)).isFalse();
        assertThat(bytes.rows(one.sha256())).isZero();
    }

    @Test
    void condemnedBytesNeverComeBack() throws IOException {
        // Given
        storage.letSessionEnd(storage.publish(job, one));
        storage.work();
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letGraceEnd();
        var condemned = bytes.objectOf(one.sha256());
        condemn.unreferenced(List.of(one.sha256()));

        // When
        var again = job.ofRun("2");
        storage.publish(again, one);

        // Then
        assertThat(bytes.objectOf(one.sha256())).isNotEqualTo(condemned);
        assertThat(bytes.exists(condemned)).isFalse();
        assertThat(bytes.readable(one.sha256())).isTrue();
    }

    @Test
    void moreFilesForAnExpiredJobAreRefused() {
        // Given
        storage.publish(job, one);
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // When
        var answer = api.tryToOpen(job, two);
        storage.finished(job, two);
        storage.work();

        // Then
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.EXPIRED.uri());
        assertThat(storage.told(job).getLast().counts()).isEqualTo(new ArtifactCounts(0, 0, 0, 1, 1, 0));
    }

    private boolean isCondemned(ObjectKey object) {
        return sql.first(
                        row -> row.getBoolean(1),
                        "SELECT EXISTS (SELECT FROM condemned_object WHERE object_key = ?)",
                        object.value())
                .orElseThrow();
    }

    private void letEverythingEnd(CiJob of, UploadOpened session) {
        storage.letLifetimeEnd(of);
        storage.expiryDue(of);
        storage.letSessionEnd(session);
        storage.letGraceEnd();
        storage.work();
    }
}
