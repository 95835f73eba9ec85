package dev.afterrun.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What others count for us is shown as the catalogue says. */
@QuarkusTest
class ShownMetricsTest {
    @Inject
    MeterRegistry meters;

    @Test
    void connectionsToTheDatabaseAreShown() {
        // When
        var shown = given().get("/q/metrics").asString();

        // Then
        assertThat(shown)
                .contains(
                        "agroal_active_count{datasource=\"default\"",
                        "agroal_available_count{datasource=\"default\"",
                        "agroal_awaiting_count{datasource=\"default\"");
    }

    @Test
    void requestsAreShownInSteps() {
        // Given
        meters.timer(
                        "http.server.requests",
                        "method",
                        "GET",
                        "outcome",
                        "SUCCESS",
                        "status",
                        "200",
                        "uri",
                        "/of-a-test")
                .record(Duration.ofMillis(300));

        // When
        var shown = given().get("/q/metrics").asString();

        // Then
        assertThat(shown.lines().filter(line -> line.startsWith("http_server_requests_seconds_bucket{")))
                .anyMatch(line -> line.contains("/of-a-test") && line.contains("le=\"0.5\"") && line.endsWith(" 1.0"));
    }
}
