package dev.afterrun.storage.publishing;

import dev.afterrun.forge.Forge;
import dev.afterrun.forge.location.ForgeLocation;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Connects to the one forge of this installation. */
final class ForgeConnection {
    @Produces
    @Singleton
    Forge forge(ForgeSettings settings) {
        return new ForgeLocation(settings.kind(), settings.url(), settings.token()).connect();
    }
}
