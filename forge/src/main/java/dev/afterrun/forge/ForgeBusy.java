package dev.afterrun.forge;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The forge asks for patience: a rate limit, or an outage of its own. Try again, not before {@link #retryAfter}. */
public final class ForgeBusy extends IOException {
    private final transient Optional<Duration> retryAfter;

    public ForgeBusy(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long the forge asks to be left alone; empty where it did not say. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
