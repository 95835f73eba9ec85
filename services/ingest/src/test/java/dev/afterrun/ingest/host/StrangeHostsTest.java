package dev.afterrun.ingest.host;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that led its own name to our address, and what it can do. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class StrangeHostsTest {
    private static final String REBOUND = "rebound.example";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/runs/finished", "/v1/events", "/v1/webhooks/github"})
    void nothingIsTakenUnderANameThatIsNotOurs(String path) {
        // When
        var answer = given().header("Host", REBOUND)
                .auth()
                .oauth2(Issuer.token())
                .contentType("application/json")
                .body("{}")
                .post(path);

        // Then
        answer.then()
                .statusCode(421)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:afterrun:problem:misdirected"));
    }

    @Test
    void callerWhoIsRememberedIsRefusedTheSame() {
        // Given
        given().auth()
                .oauth2(Issuer.token())
                .contentType("application/json")
                .body("{}")
                .post("/v1/runs/finished");

        // When
        nothingIsTakenUnderANameThatIsNotOurs("/v1/runs/finished");
    }

    @Test
    void underOursTheAddressesAreTold() {
        given().header("Host", "events.test")
                .get("/.well-known/afterrun.json")
                .then()
                .statusCode(200);
        given().header("Host", REBOUND).get("/.well-known/afterrun.json").then().statusCode(421);
    }

    @Test
    void healthIsToldToWhoeverAsks() {
        given().header("Host", REBOUND).get("/q/health/live").then().statusCode(200);
    }
}
