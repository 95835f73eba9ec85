package dev.afterrun.storage.audit;

import static dev.afterrun.storage.audit.AuditedStores.BUCKET;
import static dev.afterrun.storage.audit.AuditedStores.DIRECTORY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.contracts.store.AuditStatus.State;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
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

    FaultyProxy bucket;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "audited with all that " + job.repository() + " has");

    @BeforeEach
    void allIsWell() {
        auditor.allIsWell();
        storage.publish(job, file);
    }

    @Test
    void anEmptyStoreBesideRowsIsNamedAndNothingIsMended() throws IOException {
        // Given
        bytes.layIn(DIRECTORY, file.sha256());
        for (var object : stores.named(DIRECTORY).list(Listing.all(1_000)).objects()) {
            bytes.delete(object.key());
        }

        // When
        var audit = auditor.mended();

        // Then
        var store = Auditor.of(audit, DIRECTORY);
        assertThat(store.phase()).isEqualTo(Phase.SUSPECT);
        assertThat(store.suspicion().orElseThrow()).contains("lists nothing");
        assertThat(auditor.isCounted(file.sha256())).isTrue();
        auditor.mendedHoweverMany();
        assertThat(auditor.isCounted(file.sha256()))
                .as("whoever has looked may say so")
                .isFalse();
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
}
