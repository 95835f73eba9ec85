package dev.afterrun.storage.rate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for files, pages or the API more often than the tests' settings let: 20 times a minute from an address. */
@QuarkusTest
class TooManyRequestsTest {
    private static final int QUOTA = 20;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, /acme/widget/~main/no-file.bin",
        "203.0.113.2, /acme/widget",
        "203.0.113.3, /v1/store/move"
    })
    void whateverIsAskedForItIsRefusedWithWhenToComeBack(String address, String path) {
        // When
        var refused = refused(address, path);

        // Then
        refused.then()
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-3]"))
                .header("RateLimit", containsString("\"address\";r=0;"))
                .header("RateLimit-Policy", "\"address\";q=20;w=60");
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:1::1, 2001:db8:1:1:ffff::2"})
    void networkOfOneSubscriberIsOneAddress(String one, String other) {
        // Given
        refused(one, "/acme/widget");

        // When
        var isRefused = Stream.generate(() -> get(other, "/acme/widget").statusCode())
                .limit(QUOTA)
                .anyMatch(status -> status == 429);

        // Then
        assertThat(isRefused).as("an address of its own would have %d", QUOTA).isTrue();
        get("2001:db8:1:2::1", "/acme/widget").then().header("Retry-After", (String) null);
    }

    /** The first refusal. One request more may be made every three seconds, so whoever is slow has more than the quota. */
    private static Response refused(String address, String path) {
        var begun = System.nanoTime();
        for (var made = 1; made <= QUOTA + 1 + secondsSince(begun) / 3; made++) {
            var answer = get(address, path);
            if (answer.statusCode() == 429) {
                assertThat(made).isGreaterThan(QUOTA);
                return answer;
            }
        }
        throw new AssertionError("nothing was refused of what " + address + " asked for");
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private static Response get(String address, String path) {
        return given().header("X-Forwarded-For", address).get(path);
    }
}
