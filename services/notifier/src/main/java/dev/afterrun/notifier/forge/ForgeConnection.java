package dev.afterrun.notifier.forge;

import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.http.RequestsLeft;
import dev.afterrun.forge.location.ForgeApp;
import dev.afterrun.forge.location.ForgeLocation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The configured forge, and what it told our Apps. */
final class ForgeConnection {
    private static final Logger LOG = Logger.getLogger(ForgeConnection.class);

    @Produces
    @ApplicationScoped
    Forge forge(ForgeSettings settings, MeterRegistry meters, Clock clock, Tracing tracing) {
        var left = new RequestsLeft(clock);
        Gauge.builder("afterrun.forge.left", left::share)
                .description("Of what the forge allows the account that has the least left of it")
                .baseUnit("ratio")
                .register(meters);
        // A name that URI takes for no host, as one with an underscore, has none.
        var host = Optional.ofNullable(settings.url().getHost()).orElse("unknown");
        return TracedForge.of(location(settings).connect(left), host, tracing);
    }

    @Produces
    @Singleton
    DeliveryLogs deliveryLogs(ForgeSettings settings) {
        return new DeliveryLogs(location(settings).deliveries());
    }

    /** Said once: from then on repositories look as if the App were installed in none of them. */
    void tell(@Observes StartupEvent event, ForgeSettings settings) {
        if (!location(settings).hasAccess()) {
            LOG.warnf("Nothing is written to %s: set AFTERRUN_FORGE_TOKEN or AFTERRUN_FORGE_APP_ID", settings.name());
        }
    }

    private static ForgeLocation location(ForgeSettings settings) {
        return new ForgeLocation(settings.kind(), settings.url(), settings.token(), apps(settings));
    }

    private static List<ForgeApp> apps(ForgeSettings settings) {
        return Stream.concat(Stream.of(settings.app()), settings.apps().values().stream())
                .map(app -> ForgeApp.of(
                        app.id(), app.key(), app.keyFile(), app.owners().orElse(List.of())))
                .flatMap(Optional::stream)
                .toList();
    }
}
