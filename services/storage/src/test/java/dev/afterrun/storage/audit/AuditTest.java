package dev.afterrun.storage.audit;

import static dev.afterrun.storage.audit.AuditedStores.BUCKET;
import static dev.afterrun.storage.audit.AuditedStores.DIRECTORY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.contracts.store.AuditStatus.State;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditedStores.class)
class AuditTest {
    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Auditor auditor;

    @Inject
    Stores stores;

    @Inject
    AuditParts parts;

    @Inject
    AuditTurn turn;

    @Inject
    AuditStore worker;

    @Inject
    DueWork dueWork;

    @Inject
    Sql sql;

    FaultyProxy bucket;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "audited with all that " + job.repository() + " has");

    @BeforeEach
    void allIsWell() {
        auditor.stop();
        storage.work();
        auditor.mendedHoweverMany();
        storage.publish(job, file);
    }

    @Test
    void whereAllIsWellNothingIsFound() throws IOException {
        // Given
        bytes.layIn(DIRECTORY, file.sha256());
        storage.publish(CiJob.fresh(), TestFile.of("other.bin", "beside it, for " + job.repository()));

        // When
        var audit = auditor.found();

        // Then
        assertThat(audit.state()).isEqualTo(State.DONE);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.stores()).allSatisfy(store -> {
            assertThat(store.phase()).isEqualTo(Phase.DONE);
            assertThat(store.objects()).isPositive();
        });
    }

    @Test
    void whatAProcessJoinedThatDiedBeforeItsRowIsFoundAndLeftWhereItIs() throws IOException {
        // Given
        var object = joinedAndForgotten();

        // When
        var audit = auditor.found();

        // Then
        var finding = Auditor.of(audit, object);
        assertThat(finding.kind()).isEqualTo(Kind.STRAY);
        assertThat(finding.store()).isEqualTo(BUCKET);
        assertThat(finding.bytes()).isEqualTo(3);
        assertThat(finding.mended()).isFalse();
        assertThat(Auditor.of(audit, BUCKET).strayBytes()).isEqualTo(3);
        assertThat(bytes.exists(object)).isTrue();
    }

    @Test
    void onRepairItIsDeletedInEveryStore() throws IOException {
        // Given
        bytes.layIn(DIRECTORY, file.sha256());
        storage.publish(CiJob.fresh(), TestFile.of("other.bin", "beside it, for " + job.repository()));
        var inBucket = joinedAndForgotten();
        var inDirectory = auditor.leftIn(DIRECTORY, ObjectKey.fresh());

        // When
        var audit = auditor.mended();

        // Then
        assertThat(Auditor.of(audit, inBucket).mended()).isTrue();
        assertThat(bytes.exists(inBucket)).isFalse();
        assertThat(bytes.exists(inDirectory)).isFalse();
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void whatIsUnderWayStays() throws IOException {
        // Given
        var upload = new StagingKey("audited-" + job.repository().toString().replace('/', '.'));
        try (var staged = stores.main().stage(upload)) {
            staged.append(0, new ByteArrayInputStream(new byte[6_000_000]), 6_000_000);
        }
        var before = stores.main().offset(upload);

        // When
        auditor.mended();

        // Then
        assertThat(stores.main().offset(upload)).isEqualTo(before).isPositive();
        stores.main().discard(upload);
    }

    @Test
    void whatIsToBeDeletedAnywayAndWhatIsSomebodyElsesIsNoFinding() throws IOException {
        // Given
        var moving = auditor.leftIn(BUCKET, ObjectKey.fresh());
        var key = DeleteObject.key(new ObjectInStore(BUCKET, moving));
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(DeleteObject.KIND, key, Duration.ofDays(1)));
        var others = auditor.leftIn(BUCKET, new ObjectKey("backups/monday.tar"));

        // When
        var audit = auditor.mended();

        // Then
        assertThat(audit.findings()).isEmpty();
        assertThat(Auditor.of(audit, BUCKET).foreign()).isEqualTo(1);
        assertThat(bytes.exists(moving)).isTrue();
        assertThat(bytes.exists(others)).isTrue();
        bytes.delete(others);
        QuarkusTransaction.requiringNew().run(() -> dueWork.withdraw(DeleteObject.KIND, key));
        bytes.delete(moving);
    }

    @Test
    void aRowWhoseObjectIsGoneIsFoundWithTheFilesThatAreLost() throws IOException {
        // Given
        var object = bytes.objectOf(file.sha256());
        storage.publish(CiJob.fresh(), TestFile.of("other.bin", "beside it, for " + job.repository()));
        bytes.delete(object);

        // When
        var audit = auditor.found();

        // Then
        var finding = Auditor.of(audit, object);
        assertThat(finding.kind()).isEqualTo(Kind.MISSING);
        assertThat(finding.bytes()).isEqualTo(file.content().length);
        assertThat(finding.files()).singleElement().satisfies(lost -> {
            assertThat(lost.path().value()).isEqualTo(file.path());
            assertThat(lost.repository()).isEqualTo(job.repository());
        });
        assertThat(isCounted(file.sha256())).isTrue();
    }

    @Test
    void onRepairItsCopyCountsNoMoreSoThatTheSameBytesAreAskedForAgain() throws IOException {
        // Given
        var object = bytes.objectOf(file.sha256());
        storage.publish(CiJob.fresh(), TestFile.of("other.bin", "beside it, for " + job.repository()));
        bytes.delete(object);

        // When
        var audit = auditor.mended();

        // Then
        assertThat(Auditor.of(audit, object).mended()).isTrue();
        assertThat(isCounted(file.sha256())).isFalse();
        assertThat(read().statusCode()).isEqualTo(404);
        storage.publish(CiJob.fresh().inRepository(job.repository()), file);
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void whereThereIsAnotherCopyThatOneIsRead() throws IOException {
        // Given
        bytes.copy(file.sha256());
        bytes.delete(bytes.objectOf(file.sha256()));

        // When
        var audit = auditor.mended();

        // Then
        assertThat(Auditor.of(audit, BUCKET).missing()).isEqualTo(1);
        assertThat(audit.findings())
                .allSatisfy(finding ->
                        assertThat(finding.files()).as("another copy is there").isEmpty());
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void whatIsTooYoungIsNotJudged() throws IOException {
        // Given
        bytes.layIn(DIRECTORY, file.sha256());
        storage.publish(CiJob.fresh(), TestFile.of("other.bin", "beside it, for " + job.repository()));
        var object = bytes.objectOf(file.sha256());
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE blob_copy SET created_at = clock_timestamp() + interval '1 hour' WHERE object_key = ?",
                        object.value()));
        auditor.leftIn(DIRECTORY, ObjectKey.fresh());
        bytes.delete(object);

        // When
        var audit = auditor.mended();

        // Then
        assertThat(Auditor.of(audit, DIRECTORY).missing()).isZero();
        assertThat(isCounted(file.sha256())).isTrue();
    }

    @Test
    void anEmptyStoreBesideRowsIsNamedAndNothingIsMended() throws IOException {
        // Given
        bytes.layIn(DIRECTORY, file.sha256());
        bytes.delete(bytes.objectOf(file.sha256()));

        // When
        var audit = auditor.mended();

        // Then
        var store = Auditor.of(audit, DIRECTORY);
        assertThat(store.phase()).isEqualTo(Phase.SUSPECT);
        assertThat(store.suspicion().orElseThrow()).contains("lists nothing");
        assertThat(isCounted(file.sha256())).isTrue();
        assertThat(isCounted(file.sha256()))
                .as("whoever has looked may say so")
                .isNotEqualTo(afterMendingHoweverMany());
    }

    @Test
    void aStretchThatIsComparedTwiceCountsOnce() throws IOException {
        // Given
        var object = auditor.leftIn(BUCKET, ObjectKey.fresh());
        auditor.begin(false, false);
        var name = new AuditPart.Name(auditor.status().id(), BUCKET);
        var part = parts.unfinished(name).orElseThrow();

        // When
        turn.compare(part);
        // Killed before it said so, and begun again from where the row says; or two at once, by a lease that ran out.
        turn.compare(part);
        storage.work();

        // Then
        var audit = auditor.status();
        assertThat(audit.state()).isEqualTo(State.DONE);
        assertThat(Auditor.of(audit, BUCKET).strays()).isEqualTo(1);
        assertThat(Auditor.of(audit, object).kind()).isEqualTo(Kind.STRAY);
    }

    @Test
    void aStoreWhoseListingFailsAgainAndAgainIsNamedAndTheOtherIsDone() {
        // Given
        auditor.begin(true, false);
        var work = new AuditPart.Name(auditor.status().id(), BUCKET).toString();
        bucket.failNext(Integer.MAX_VALUE, Fault.OVERLOADED, request -> request.contains("list-type"));

        // When
        var failures = IntStream.range(0, 8).filter(turn -> fails(work)).count();
        bucket.failNext(0, Fault.OVERLOADED, request -> false);
        storage.work();

        // Then
        assertThat(failures).as("the eighth ends it").isEqualTo(7);
        var audit = auditor.status();
        assertThat(audit.state()).isEqualTo(State.DONE);
        assertThat(Auditor.of(audit, BUCKET).phase()).isEqualTo(Phase.SUSPECT);
        assertThat(Auditor.of(audit, BUCKET).suspicion().orElseThrow()).contains("it failed 8 times, at last with");
        assertThat(Auditor.of(audit, DIRECTORY).phase()).isEqualTo(Phase.DONE);
    }

    private boolean fails(String work) {
        try {
            worker.work(work);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void oneThatMendsWaitsForOneThatDoesNot() {
        // Given
        auditor.begin(false, false).then().statusCode(202);

        // When
        var answer = auditor.begin(true, false);

        // Then
        answer.then().statusCode(409);
        auditor.begin(false, false).then().statusCode(202);
        auditor.stop();
        assertThat(auditor.status().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void onlyAnOperatorMayAuditOrLook() {
        // Given
        var publisher = Issuer.tokenWith(Map.of("groups", List.of("publisher")));

        // When
        var answer = given().auth().oauth2(publisher).get("/v1/store/audit");

        // Then
        answer.then().statusCode(403);
        given().delete("/v1/store/audit").then().statusCode(401);
    }

    private boolean afterMendingHoweverMany() {
        auditor.mendedHoweverMany();
        return isCounted(file.sha256());
    }

    /** Through storage into S3, as far as the object and no further. */
    private ObjectKey joinedAndForgotten() throws IOException {
        var content = new byte[] {1, 2, 3};
        var key = ObjectKey.fresh();
        try (var staged =
                stores.named(BUCKET).stage(new StagingKey("died-" + key.value().substring(3)))) {
            staged.append(0, new ByteArrayInputStream(content), content.length);
            staged.promote(key, Digest.of(content), content.length);
        }
        return key;
    }

    private boolean isCounted(Digest blob) {
        return sql.exists(
                "SELECT 1 FROM blob_copy WHERE sha256 = ? AND live AND damaged_at IS NULL", (Object) blob.bytes());
    }

    private Response read() {
        return given().get("/" + job.repository() + "/" + job.commit() + "/" + file.path());
    }
}
