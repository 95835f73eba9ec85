package dev.afterrun.storage.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The service's clock in tests, in the place of the machine's: put forward by as much as a test says, and for a thread that
 * plays a replica, wrong by as much.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public final class SettableClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final ThreadLocal<Duration> wrongBy = ThreadLocal.withInitial(() -> Duration.ZERO);

    /** Puts the clock forward. */
    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    /** Puts it back to the machine's time. */
    public void putBack() {
        ahead.set(Duration.ZERO);
    }

    /** For the calling thread the clock is wrong from now on, by so much. */
    public void isWrongBy(Duration error) {
        wrongBy.set(error);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get()).plus(wrongBy.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
