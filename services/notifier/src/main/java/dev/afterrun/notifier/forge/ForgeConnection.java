package dev.afterrun.notifier.forge;

import dev.afterrun.forge.Forge;
import dev.afterrun.forge.location.ForgeApp;
import dev.afterrun.forge.location.ForgeLocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The configured forge, and what it told our Apps. */
final class ForgeConnection {
    @Produces
    @ApplicationScoped
    Forge forge(ForgeSettings settings) {
        return location(settings).connect();
    }

    @Produces
    @Singleton
    DeliveryLogs deliveryLogs(ForgeSettings settings) {
        return new DeliveryLogs(location(settings).deliveries());
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
