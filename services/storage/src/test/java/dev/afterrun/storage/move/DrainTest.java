package dev.afterrun.storage.move;

import static dev.afterrun.storage.move.TwoStores.NEW;
import static dev.afterrun.storage.move.TwoStores.OLD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.store.MoveStatus.State;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TwoStores.Profile.class)
class DrainTest {
    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Operator operator;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "drained with all that " + job.repository() + " has");

    @BeforeEach
    void fileLiesInTheOldStore() throws IOException {
        storage.publish(job, file);
        bytes.layIn(OLD, file.sha256());
    }

    @AfterEach
    void nothingIsUnderWay() {
        operator.stop();
        storage.work();
    }

    @Test
    void whatIsWellInTheNewStoreLeavesTheOldOneAfterTheGracePeriod() throws IOException {
        // Given
        operator.copy(OLD, NEW);
        var old = bytes.objectsIn(OLD, file.sha256()).getFirst();

        // When
        var drained = operator.drain(OLD, NEW);

        // Then
        assertThat(drained.state()).isEqualTo(State.DONE);
        assertThat(drained.rest().orElseThrow().condemned()).isPositive();
        assertThat(bytes.storesOf(file.sha256())).containsExactly(NEW);
        assertThat(bytes.exists(old)).isTrue();
        storage.hurry(DeleteObject.KIND, DeleteObject.key(new ObjectInStore(OLD, old)));
        storage.work();
        assertThat(bytes.exists(old)).isFalse();
        assertThat(read().asString()).isEqualTo(file.text());
    }

    @Test
    void whatWasNotCopiedStays() {
        // When
        var drained = operator.drain(OLD, NEW);

        // Then
        assertThat(bytes.storesOf(file.sha256())).containsExactly(OLD);
        assertThat(drained.rest().orElseThrow().copies()).isPositive();
    }

    @Test
    void whatIsDamagedInTheNewStoreStaysInTheOldOneAndIsServedFromThere() throws IOException {
        // Given
        operator.copy(OLD, NEW);
        bytes.damageIn(NEW, file.sha256(), Bytes::flipped);

        // When
        var drained = operator.drain(OLD, NEW);

        // Then
        assertThat(drained.damaged()).isEqualTo(1);
        assertThat(bytes.storesOf(file.sha256())).contains(OLD);
        assertThat(read().asString()).isEqualTo(file.text());
    }

    private Response read() {
        return given().get("/" + job.repository() + "/" + job.commit() + "/" + file.path());
    }
}
