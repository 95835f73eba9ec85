package dev.afterrun.ingest.event;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.outlet.Outlet;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the topics are known, since no send waits for that. A broker that goes away later does not change it: events
 * then wait a few seconds or are refused with a 503, and another replica would fare no better.
 */
@Readiness
@ApplicationScoped
class QueueReadiness implements HealthCheck {
    /** Replays go to any of them. */
    private static final List<String> TOPICS =
            List.of(Topics.RUNS, Topics.PULL_REQUESTS, Topics.STORAGE, Topics.EXPIRY, Topics.DEAD_LETTERS);

    private static final int TRIES_AT_START = 50;
    private static final int PAUSE_MILLIS = 50;

    private final Outlet outlet;

    QueueReadiness(Outlet outlet) {
        this.outlet = outlet;
    }

    void atStart(@Observes @Priority(2) StartupEvent start) throws InterruptedException {
        for (var tries = 0; tries < TRIES_AT_START && !unknown().isEmpty(); tries++) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var unknown = unknown();
        return HealthCheckResponse.named("queue")
                .status(unknown.isEmpty())
                .withData("unknown", String.join(" ", unknown))
                .build();
    }

    private List<String> unknown() {
        return TOPICS.stream().filter(topic -> !outlet.knows(topic)).toList();
    }
}
