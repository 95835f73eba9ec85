package dev.afterrun.storage.again;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TellAgainTest {
    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("one.txt", "one " + UUID.randomUUID());

    @Inject
    Storage storage;

    @Inject
    TellAgain worker;

    @Inject
    Sql sql;

    @AfterEach
    void nothingIsUnderWay() {
        ended();
    }

    @Test
    void aJobThatHasAnEndIsToldAsItWasUnderTheSameRevision() {
        // Given
        storage.publish(job, file);
        var told = storage.told(job).getLast();

        // When
        begin(false).then().statusCode(202);
        ended();

        // Then
        assertThat(storage.told(job)).hasSize(2).last().isEqualTo(told);
        assertThat(status().jsonPath().getLong("told")).isPositive();
        assertThat(status().jsonPath().getString("finishedAt")).isNotNull();
    }

    @Test
    void whatHasGoneIsNotToldAgain() {
        // Given
        storage.publish(job, file);
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        var before = storage.told(job).size();

        // When
        begin(false);
        ended();

        // Then
        assertThat(storage.told(job)).hasSize(before);
    }

    @Test
    void inANewEpochRevisionsAreAboveAllThatWereTold() {
        // Given
        storage.publish(job, file);
        var told = storage.told(job).getLast();

        // When
        begin(true);
        ended();

        // Then
        var again = storage.told(job).getLast();
        assertThat(again.revision().number()).isGreaterThan(told.revision().number() + 999_999);
        assertThat(again).usingRecursiveComparison().ignoringFields("revision").isEqualTo(told);
    }

    @Test
    void aBatchThatNobodyTookNoteOfIsToldTwiceWhichChangesNothing() {
        // Given
        storage.publish(job, file);
        var id = begin(false).jsonPath().getLong("id");

        // When
        worker.work(Long.toString(id));
        // Killed before it took note: the row says where it was before.
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("UPDATE telling_again SET position = 0, told = 0 WHERE id = ?", id));
        ended();

        // Then
        assertThat(storage.told(job))
                .extracting(RunStored::revision)
                .hasSize(3)
                .containsOnly(storage.told(job).getFirst().revision());
    }

    @Test
    void theSameIsNotBegunTwiceAndAnotherWaits() {
        // Given
        storage.publish(job, file);
        long first = begin(false).jsonPath().getLong("id");

        // When
        var second = begin(false);

        // Then
        assertThat(second.jsonPath().getLong("id")).isEqualTo(first);
        begin(true).then().statusCode(409);
    }

    @Test
    void onlyAnOperatorMay() {
        // When, Then
        given().get("/v1/store/tell-again").then().statusCode(401);
    }

    /** The batches rest between each other. */
    private void ended() {
        while (sql.exists("SELECT 1 FROM telling_again WHERE finished_at IS NULL")) {
            storage.hurry(TellAgain.KIND, "");
            storage.work();
        }
    }

    private static Response begin(boolean newEpoch) {
        return given().auth()
                .oauth2(Issuer.tokenWith(Map.of()))
                .contentType("application/json")
                .body("{\"newEpoch\":" + newEpoch + "}")
                .post("/v1/store/tell-again");
    }

    private static Response status() {
        return given().auth().oauth2(Issuer.tokenWith(Map.of())).get("/v1/store/tell-again");
    }
}
