package dev.afterrun.storage.rate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for files, pages or the API more often than the tests' settings let: 20 times a minute from an address. */
@QuarkusTest
class TooManyRequestsTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, /acme/widget/~main/no-file.bin",
        "203.0.113.2, /acme/widget",
        "203.0.113.3, /v1/store/move"
    })
    void whateverIsAskedForItIsRefusedWithWhenToComeBack(String address, String path) {
        // Given
        for (var i = 0; i < 20; i++) {
            get(address, path);
        }

        // When
        var refused = get(address, path);

        // Then
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-3]"))
                .header("RateLimit", containsString("\"address\";r=0;"))
                .header("RateLimit-Policy", "\"address\";q=20;w=60");
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:1::1, 2001:db8:1:1:ffff::2"})
    void networkOfOneSubscriberIsOneAddress(String one, String other) {
        // Given
        for (var i = 0; i < 20; i++) {
            get(one, "/acme/widget");
        }

        // When
        var refused = get(other, "/acme/widget");

        // Then
        refused.then().statusCode(429);
        get("2001:db8:1:2::1", "/acme/widget").then().header("Retry-After", (String) null);
    }

    private static Response get(String address, String path) {
        return given().header("X-Forwarded-For", address).get(path);
    }
}
