package dev.afterrun.notifier.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** How often what the forge refuses is tried again: ever more rarely, and not for ever. */
@ApplicationScoped
class Patience {
    /** After 1, 2, 4, 8 and 16 times the setting: more than a day, where that is an hour. */
    static final int TRIES = 5;

    private final CommentSettings settings;

    Patience(CommentSettings settings) {
        this.settings = settings;
    }

    /** How long to wait after so many refusals in a row; empty where it is enough. */
    Optional<Duration> after(int refusals) {
        return refusals > TRIES
                ? Optional.empty()
                : Optional.of(settings.refused().multipliedBy(1L << (refusals - 1)));
    }
}
