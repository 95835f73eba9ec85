package dev.afterrun.http.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void requestsAreCountedInSteps() {
        // Given
        meters.config().meterFilter(new RequestTimes().inSteps());
        var requests = meters.timer("http.server.requests", "uri", "/v1/events");

        // When
        requests.record(Duration.ofMillis(300));

        // Then
        assertThat(steps(requests))
                .extracting(step -> step.bucket(TimeUnit.MILLISECONDS))
                .containsExactly(25.0, 100.0, 500.0, 2_000.0, 10_000.0);
        assertThat(steps(requests)).extracting(CountAtBucket::count).containsExactly(0.0, 0.0, 1.0, 1.0, 1.0);
    }

    @Test
    void otherTimesAreLeftAsTheyAre() {
        // Given
        meters.config().meterFilter(new RequestTimes().inSteps());

        // When
        var other = meters.timer("http.client.requests");

        // Then
        assertThat(steps(other)).isEmpty();
    }

    private static Iterable<CountAtBucket> steps(Timer timer) {
        return Arrays.asList(timer.takeSnapshot().histogramCounts());
    }
}
