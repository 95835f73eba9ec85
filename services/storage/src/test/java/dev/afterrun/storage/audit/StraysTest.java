package dev.afterrun.storage.audit;

import static dev.afterrun.storage.audit.AuditedStores.BUCKET;
import static dev.afterrun.storage.audit.AuditedStores.DIRECTORY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.contracts.store.AuditStatus.State;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditedStores.class)
class StraysTest {
    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Auditor auditor;

    @Inject
    Stores stores;

    @Inject
    DueWork dueWork;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "audited with all that " + job.repository() + " has");

    @BeforeEach
    void allIsWell() {
        auditor.allIsWell();
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
        var object = auditor.joinedAndForgottenIn(BUCKET);

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
        var inBucket = auditor.joinedAndForgottenIn(BUCKET);
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
        var upload = new StagingKey("audited-" + UUID.randomUUID());
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

    private Response read() {
        return given().get("/" + job.repository() + "/" + job.commit() + "/" + file.path());
    }
}
