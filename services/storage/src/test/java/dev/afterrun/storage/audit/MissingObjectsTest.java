package dev.afterrun.storage.audit;

import static dev.afterrun.storage.audit.AuditedStores.BUCKET;
import static dev.afterrun.storage.audit.AuditedStores.DIRECTORY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditedStores.class)
class MissingObjectsTest {
    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Auditor auditor;

    @Inject
    Sql sql;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "audited with all that " + job.repository() + " has");

    @BeforeEach
    void allIsWell() {
        auditor.allIsWell();
        storage.publish(job, file);
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
        assertThat(auditor.isCounted(file.sha256())).isTrue();
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
        assertThat(auditor.isCounted(file.sha256())).isFalse();
        assertThat(read().statusCode()).isEqualTo(404);
        storage.publish(CiJob.fresh().inRepository(job.repository()).ofRun("2"), file);
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
        assertThat(auditor.isCounted(file.sha256())).isTrue();
    }

    private Response read() {
        return given().get("/" + job.repository() + "/" + job.commit() + "/" + file.path());
    }
}
