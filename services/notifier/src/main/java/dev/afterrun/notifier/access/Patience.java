package dev.afterrun.notifier.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** How often what the forge refuses is tried again: ever more rarely, and not for ever. */
@ApplicationScoped
public class Patience {
    /** After 1, 2, 4, 8 and 16 times the setting: more than a day, where that is an hour. */
    public static final int TRIES = 5;

    private final CalmSettings settings;

    Patience(CalmSettings settings) {
        this.settings = settings;
    }

    /** How long to wait after so many refusals in a row; empty where it is enough. */
    Optional<Duration> after(int refusals) {
        return refusals > TRIES
                ? Optional.empty()
                : Optional.of(settings.refused().multipliedBy(1L << (refusals - 1)));
    }
}
