package dev.afterrun.storage.host;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that led its own name to our address, and what it can read. */
@QuarkusTest
class StrangeHostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/acme/widget",
                "/-/afterrun.css",
                "/v1/store/move",
                "/v1/uploads",
                "/q/metrics",
                "/q/openapi"
            })
    void nothingIsToldUnderANameThatIsNotOurs(String path) {
        // When
        var answer = get("rebound.example", path);

        // Then
        answer.statusCode(421)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("urn:afterrun:problem:misdirected"))
                .body("detail", containsString("AFTERRUN_HOST_NAMES"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:8080",
                "web.test.rebound.example",
                "localhost.rebound.example"
            })
    void neitherIsAnythingUnderNamesThatLookLikeOurs(String host) {
        // When
        var answer = get(host, "/v1/store/move");

        // Then
        answer.statusCode(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web.test",
                "Content.test:80",
                "storage.test",
                "localhost:4848",
                "127.0.0.1",
                "10.0.0.7:8080",
                "[::1]"
            })
    void underOursItIs(String host) {
        get(host, "/q/openapi").statusCode(200);
    }

    @Test
    void healthIsToldToWhoeverAsks() {
        get("pod-7.example", "/q/health/live").statusCode(200);
    }

    @Test
    void healthIsNoWayAroundIt() {
        get("rebound.example", "/q/healthy").statusCode(421);
        get("rebound.example", "/q/health/../openapi").statusCode(421);
    }

    private static ValidatableResponse get(String host, String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .auth()
                .oauth2(Issuer.token())
                .header("Host", host)
                .get(path)
                .then();
    }
}
