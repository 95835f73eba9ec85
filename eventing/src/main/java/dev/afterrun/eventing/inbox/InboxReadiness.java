package dev.afterrun.eventing.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a partition stands still: visible, and not restarted for it. */
@Readiness
@ApplicationScoped
class InboxReadiness implements HealthCheck {
    private final InboxWatch watch;

    InboxReadiness(InboxWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var standing = watch.standing();
        return HealthCheckResponse.named("inbox")
                .status(standing.isEmpty())
                .withData("standing", String.join(" ", standing))
                .build();
    }
}
