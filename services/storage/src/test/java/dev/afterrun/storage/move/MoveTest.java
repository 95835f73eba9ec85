package dev.afterrun.storage.move;

import static dev.afterrun.storage.move.TwoStores.NEW;
import static dev.afterrun.storage.move.TwoStores.OLD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.contracts.store.MoveStatus.State;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TwoStores.Profile.class)
class MoveTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Operator operator;

    FaultyProxy bucket;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "moved with all that " + job.repository() + " has");

    @AfterEach
    void nothingIsUnderWay() {
        bucket.failNext(0, Fault.OVERLOADED, request -> false);
        operator.stop();
        storage.work();
    }

    @Test
    void whatIsNewGoesToTheMainStoreAndTheOtherIsRead() throws IOException {
        // Given
        storage.publish(job, file);
        assertThat(bytes.storesOf(file.sha256())).containsExactly(NEW);

        // When
        bytes.layIn(OLD, file.sha256());

        // Then
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void allIsCopiedAndThenReadFromTheMainStore() throws IOException {
        // Given
        publishedInOld(file);

        // When
        var copied = operator.copy(OLD, NEW);

        // Then
        assertThat(copied.state()).isEqualTo(State.DONE);
        assertThat(copied.bytes()).isEqualTo(copied.expectedBytes()).isPositive();
        assertThat(bytes.storesOf(file.sha256())).containsExactly(NEW, OLD);
        bytes.delete(bytes.objectsIn(OLD, file.sha256()).getFirst());
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void aPackIsCopiedAsAWhole() throws IOException {
        // Given
        var other = TestFile.of("other.txt", "beside it in the pack of " + job.repository());
        var session = api.open(job, file, other);
        api.pack(job, session, Api.packed(file, other)).then().statusCode(201);
        storage.finished(job, session.manifest());
        storage.work();
        bytes.layIn(OLD, file.sha256());

        // When
        operator.copy(OLD, NEW);

        // Then
        assertThat(bytes.objectsIn(NEW, file.sha256())).hasSize(1).isEqualTo(bytes.objectsIn(NEW, other.sha256()));
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void copiedOnceMoreNothingIsCopiedAgain() throws IOException {
        // Given
        publishedInOld(file);
        operator.copy(OLD, NEW);

        // When
        var again = operator.copy(OLD, NEW);

        // Then
        assertThat(again.expectedBytes()).isZero();
        assertThat(again.objects()).isZero();
        assertThat(again.rest().orElseThrow().lacking()).isZero();
    }

    @Test
    void whatIsDamagedIsReportedAndNotCopiedAndTheRestIs() throws IOException {
        // Given
        publishedInOld(file);
        var whole = CiJob.fresh();
        var well = TestFile.of("well.bin", "nothing is wrong with " + whole.repository());
        storage.publish(whole, well);
        bytes.layIn(OLD, well.sha256());
        bytes.damageIn(OLD, file.sha256(), Bytes::flipped);

        // When
        var copied = operator.copy(OLD, NEW);

        // Then
        assertThat(copied.state()).isEqualTo(State.DONE);
        assertThat(copied.damaged()).isEqualTo(1);
        assertThat(copied.rest().orElseThrow().lacking()).isEqualTo(1);
        assertThat(bytes.storesOf(file.sha256())).containsExactly(OLD);
        assertThat(bytes.storesOf(well.sha256())).containsExactly(NEW, OLD);
        storage.publish(job.ofRun("2"), file);
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void aTargetThatIsOverloadedIsWaitedFor() throws IOException {
        // Given
        publishedInOld(file);
        bucket.failNext(ALL, Fault.OVERLOADED, request -> !request.startsWith("GET"));

        // When
        var waiting = operator.copy(OLD, NEW);

        // Then
        assertThat(waiting.isUnderWay()).isTrue();
        assertThat(bucket.met()).isPositive();
        bucket.failNext(0, Fault.OVERLOADED, request -> false);
        storage.hurry(CopyObjects.KIND, "");
        storage.work();
        var copied = operator.status();
        assertThat(copied.state()).isEqualTo(State.DONE);
        assertThat(copied.unreadable()).isZero();
        assertThat(bytes.storesOf(file.sha256())).containsExactly(NEW, OLD);
    }

    @Test
    void whatExpiresWhileItIsCopiedIsGoneFromBoth() throws IOException {
        // Given
        publishedInOld(file);
        var before = bytes.objectOf(file.sha256());
        whileItIsWritten(() -> bytes.condemn(file.sha256()));

        // When
        var copied = operator.copy(OLD, NEW);

        // Then
        assertThat(copied.state()).isEqualTo(State.DONE);
        assertThat(bytes.storesOf(file.sha256())).isEmpty();
        storage.hurry(DeleteObject.KIND, "");
        storage.work();
        assertThat(bytes.exists(before)).isFalse();
        assertThat(operator.objectsWithoutRows()).isEmpty();
    }

    @Test
    void whatIsReadWhileItIsCopiedIsReadFromWhereItLies() throws IOException {
        // Given
        publishedInOld(file);
        var text = new StringBuilder();
        whileItIsWritten(() -> text.append(read().asString()));

        // When
        operator.copy(OLD, NEW);

        // Then
        assertThat(text).hasToString(file.text());
    }

    @Test
    void whatIsUploadedMeanwhileNeedsNoCopy() throws IOException {
        // Given
        publishedInOld(file);
        var later = CiJob.fresh();
        var fresh = TestFile.of("fresh.bin", "uploaded meanwhile for " + later.repository());
        whileItIsWritten(() -> storage.upload(later, fresh));

        // When
        var copied = operator.copy(OLD, NEW);

        // Then
        assertThat(copied.state()).isEqualTo(State.DONE);
        assertThat(bytes.storesOf(fresh.sha256())).containsExactly(NEW);
        assertThat(copied.rest().orElseThrow().lacking()).isZero();
    }

    @Test
    void whatSomebodyWroteWhoDiedThenIsDeletedAndIsCopiedAgain() throws IOException {
        // Given
        publishedInOld(file);
        operator.copyWithoutTakingNote(OLD, NEW, file.sha256());
        assertThat(operator.objectsWithoutRows()).hasSize(1);

        // When
        operator.copy(OLD, NEW);

        // Then
        storage.hurry(DeleteObject.KIND, "");
        storage.work();
        assertThat(operator.objectsWithoutRows()).isEmpty();
        assertThat(bytes.storesOf(file.sha256())).containsExactly(NEW, OLD);
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void aStoppedCopyGoesOnWhenItIsBegunAgain() throws IOException {
        // Given
        publishedInOld(file);
        operator.begin("copy", OLD, NEW).then().statusCode(202);
        operator.stop();
        storage.work();
        assertThat(operator.status().state()).isEqualTo(State.STOPPED);
        assertThat(bytes.storesOf(file.sha256())).containsExactly(OLD);

        // When
        operator.copy(OLD, NEW);

        // Then
        assertThat(bytes.storesOf(file.sha256())).containsExactly(NEW, OLD);
    }

    @Test
    void bothCopiesGoWhenNobodyRefersToThem() throws IOException {
        // Given
        var session = publishedInOld(file);
        operator.copy(OLD, NEW);
        var first = bytes.objectsIn(OLD, file.sha256()).getFirst();
        var second = bytes.objectsIn(NEW, file.sha256()).getFirst();

        // When
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letSessionEnd(session);
        storage.letGraceEnd();
        storage.work();

        // Then
        assertThat(bytes.rows(file.sha256())).isZero();
        assertThat(bytes.exists(first)).isFalse();
        assertThat(bytes.exists(second)).isFalse();
    }

    private Response read() {
        return given().get("/" + job.repository() + "/" + job.commit() + "/" + file.path());
    }

    private UploadOpened publishedInOld(TestFile published) throws IOException {
        var session = storage.publish(job, published);
        bytes.layIn(OLD, published.sha256());
        return session;
    }

    /** Once, when the first bytes of a copy have come to the bucket and its answer is waited for. */
    private void whileItIsWritten(Runnable change) {
        var done = new AtomicBoolean();
        bucket.failNext(0, Fault.OVERLOADED, request -> {
            if (request.startsWith("PUT") && done.compareAndSet(false, true)) {
                change.run();
            }
            return false;
        });
    }
}
