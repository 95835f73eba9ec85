package dev.afterrun.eventing.outlet;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long Kafka takes to acknowledge a record, from its handing over: its wait in the client and for the broker's replicas included. */
final class SendTimes {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final Timer acknowledged;
    private final Timer failed;

    SendTimes(MeterRegistry meters) {
        this.acknowledged = timer(meters, "acknowledged");
        this.failed = timer(meters, "failed");
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("afterrun.produce")
                .description("From handing a record to Kafka's client to what came of it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }

    /** Kafka has what was handed over at this {@link System#nanoTime}. */
    void acknowledged(long begun) {
        acknowledged.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /** It does not, or has not said so in time. */
    void failed(long begun) {
        failed.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
