package dev.afterrun.storage.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.http.live.LiveRequests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveRequestsTest {
    @Inject
    LiveRequests requests;

    @Test
    void whoeverAsksForSomethingIsNoted() {
        // Given
        var before = System.nanoTime();

        // When
        given().get("/octo/hello/latest/nothing.txt");

        // Then
        assertThat(requests.last() - before).isPositive();
    }

    @Test
    void whoeverWatchesUsIsNot() {
        // Given
        var before = requests.last();

        // When
        given().get("/q/health/live");

        // Then
        assertThat(requests.last()).isEqualTo(before);
    }
}
