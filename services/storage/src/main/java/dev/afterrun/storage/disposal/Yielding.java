package dev.afterrun.storage.disposal;

import dev.afterrun.http.live.LiveRequests;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Watches how long the steps of disposal take, of each kind, and says when the next may follow. While requests are answered, a step
 * is followed by a pause in which whoever asks has the machine, and the database, for himself.
 */
@ApplicationScoped
public class Yielding {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final YieldingSettings settings;
    private final BooleanSupplier requests;
    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final Pause pause;
    private final ConcurrentMap<String, Pulse> pulses = new ConcurrentHashMap<>();

    @Inject
    Yielding(YieldingSettings settings, LiveRequests requests, MeterRegistry meters) {
        this(settings, requests::areThere, meters, System::nanoTime, Thread::sleep);
    }

    /**
     * @param requests whether there are any that are answered
     * @param nanos a clock that only moves forward
     */
    Yielding(
            YieldingSettings settings,
            BooleanSupplier requests,
            MeterRegistry meters,
            LongSupplier nanos,
            Pause pause) {
        this.settings = settings;
        this.requests = requests;
        this.meters = meters;
        this.nanos = nanos;
        this.pause = pause;
    }

    /** Does a step of this kind, and takes note of how long it takes. */
    public void step(String kind, Step step) throws IOException {
        step(kind, 1, step);
    }

    /**
     * Does what would be so many steps of this kind if they were not done together, and takes note of how long each takes; where
     * that is long, the rest is as long as after all of them.
     */
    public void step(String kind, int number, Step step) throws IOException {
        var pulse = pulse(kind);
        var begun = nanos.getAsLong();
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            // Whatever fails fast would be asked the more often.
            rest(kind, pulse.strain.failed(since(begun)));
            throw e;
        }
        var took = since(begun);
        rest(kind, pulse.strain.took(took, Math.max(1, number)));
        leaveRoom(took);
    }

    private void leaveRoom(Duration took) throws IOException {
        var room = took.multipliedBy(settings.besideRequests());
        if (room.isPositive() && requests.getAsBoolean()) {
            try {
                pause.last(room.compareTo(LONGEST_PAUSE) < 0 ? room : LONGEST_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while disposal left room for requests");
            }
        }
    }

    /** How long to wait before the next step of this kind. */
    public Duration rest(String kind) {
        var left = pulse(kind).restUntil - nanos.getAsLong();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    private void rest(String kind, Duration time) {
        if (time.isPositive()) {
            pulse(kind).restUntil = nanos.getAsLong() + time.toNanos();
            meters.counter("afterrun.disposal.rests", "kind", kind).increment();
        }
    }

    private Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    private Pulse pulse(String kind) {
        return pulses.computeIfAbsent(kind, fresh -> new Pulse(new Strain(settings), nanos.getAsLong()));
    }

    private static final class Pulse {
        private final Strain strain;
        private volatile long restUntil;

        Pulse(Strain strain, long now) {
            this.strain = strain;
            this.restUntil = now;
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    /** What is done in a step. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException;
    }
}
