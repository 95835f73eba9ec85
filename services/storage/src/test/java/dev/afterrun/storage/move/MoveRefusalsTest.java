package dev.afterrun.storage.move;

import static dev.afterrun.storage.move.TwoStores.NEW;
import static dev.afterrun.storage.move.TwoStores.OLD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TwoStores.Profile.class)
class MoveRefusalsTest {
    @Inject
    Storage storage;

    @Inject
    Operator operator;

    @AfterEach
    void nothingIsUnderWay() {
        operator.stop();
        storage.work();
    }

    @Test
    void aStoreThatIsNotConfiguredIsRefusedWithThoseThatAre() {
        // When
        var answer = operator.begin("copy", OLD, "moon");

        // Then
        answer.then().statusCode(422).body("detail", allOf(containsString("'moon'"), containsString("bucket, old")));
    }

    @Test
    void oneStoreAloneIsRefused() {
        // When
        var answer = operator.begin("copy", OLD, OLD);

        // Then
        answer.then().statusCode(422).body("detail", containsString("name two"));
    }

    @Test
    void theStoreThatTakesWhatIsNewIsNotDrained() {
        // When
        var answer = operator.begin("drain", NEW, OLD);

        // Then
        answer.then().statusCode(422).body("detail", containsString("make the other one the main store"));
    }

    @Test
    void aStepThatThereIsNotIsRefused() {
        // When
        var answer = operator.begin("shuffle", OLD, NEW);

        // Then
        answer.then().statusCode(422);
    }

    @Test
    void anotherStepWaitsForTheOneThatIsUnderWay() {
        // Given
        operator.begin("copy", OLD, NEW).then().statusCode(202);

        // When
        var answer = operator.begin("drain", OLD, NEW);

        // Then
        answer.then().statusCode(409).body("detail", containsString("'copy' from 'old' to 'bucket'"));
    }

    @Test
    void theSameStepIsNotBegunTwice() {
        // Given
        long first = operator.begin("copy", OLD, NEW).jsonPath().getLong("id");

        // When
        long second = operator.begin("copy", OLD, NEW).jsonPath().getLong("id");

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void onlyAnOperatorMayMoveOrLook() {
        // Given
        var publisher = Issuer.tokenWith(Map.of("groups", List.of("publisher")));

        // When
        var answer = given().auth().oauth2(publisher).get("/v1/store/move");

        // Then
        answer.then().statusCode(403);
        given().delete("/v1/store/move").then().statusCode(401);
    }
}
