package dev.afterrun.ingest.rate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Who asks more often than the tests' settings let: 20 times a minute from an address, 10 times with a token. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class TooManyRequestsTest {
    private static final String DISCOVERY = "/.well-known/afterrun.json";

    @Test
    void whatIsLeftIsTold() {
        // When
        var answer = from("203.0.113.1").get(DISCOVERY);

        // Then
        answer.then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"address\";q=2;w=60"))
                .header("RateLimit", equalTo("\"address\";r=1;t=1"));
    }

    @Test
    void oneAddressIsRefusedWithWhenToComeBackAndOthersAreNot() {
        // Given
        for (var i = 0; i < 2; i++) {
            from("203.0.113.2").get(DISCOVERY).then().statusCode(200);
        }

        // When
        var refused = from("203.0.113.2").get(DISCOVERY);

        // Then
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:afterrun:problem:too-many"))
                .body("limit", equalTo("2 requests a minute"))
                .body("detail", containsString("AFTERRUN_RATE_PER_ADDRESS"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        from("203.0.113.3").get(DISCOVERY).then().statusCode(200);
    }

    @Test
    void oneTokenIsRefusedWhereverItComesFrom() {
        // Given
        var token = Issuer.tokenWith("sub", "a busy job");
        report("198.51.100.1", token).then().statusCode(422);

        // When
        var refused = report("198.51.100.99", token);

        // Then
        refused.then().statusCode(429).body("detail", containsString("AFTERRUN_RATE_PER_TOKEN"));
        report("198.51.100.99", Issuer.tokenWith("sub", "a calm job")).then().statusCode(422);
    }

    @Test
    void healthIsToldAsOftenAsItIsAskedFor() {
        for (var i = 0; i < 30; i++) {
            from("203.0.113.4").get("/q/health/live").then().statusCode(200);
        }
    }

    @Test
    void whoIsOnTheMachineItselfIsNotCounted() {
        for (var i = 0; i < 30; i++) {
            given().get(DISCOVERY).then().statusCode(200);
        }
    }

    private static Response report(String address, String token) {
        return from(address)
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{}")
                .post("/v1/runs/finished");
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }
}
