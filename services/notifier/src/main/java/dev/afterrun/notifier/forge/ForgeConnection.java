package dev.afterrun.notifier.forge;

import dev.afterrun.forge.Forge;
import dev.afterrun.forge.location.ForgeLocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The configured forge. */
final class ForgeConnection {
    @Produces
    @ApplicationScoped
    Forge forge(ForgeSettings settings) {
        return new ForgeLocation(settings.kind(), settings.url(), settings.token()).connect();
    }
}
