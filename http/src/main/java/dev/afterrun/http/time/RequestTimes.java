package dev.afterrun.http.time;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;

/** Counts requests by how long they took, in few steps: each is one more series for each form of address and each status. */
final class RequestTimes {
    private static final String REQUESTS = "http.server.requests";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    @Produces
    @Singleton
    MeterFilter inSteps() {
        var steps = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(
                        Arrays.stream(BOUNDS).mapToDouble(Duration::toNanos).toArray())
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS) ? steps.merge(config) : config;
            }
        };
    }
}
