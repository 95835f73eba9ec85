package dev.afterrun.storage.disposal;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** Watches how long the steps of disposal take, of each kind, and says when the next may follow. */
@ApplicationScoped
public class Yielding {
    private final YieldingSettings settings;
    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, Pulse> pulses = new ConcurrentHashMap<>();

    @Inject
    Yielding(YieldingSettings settings, MeterRegistry meters) {
        this(settings, meters, System::nanoTime);
    }

    /** @param nanos a clock that only moves forward */
    Yielding(YieldingSettings settings, MeterRegistry meters, LongSupplier nanos) {
        this.settings = settings;
        this.meters = meters;
        this.nanos = nanos;
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
        rest(kind, pulse.strain.took(since(begun), Math.max(1, number)));
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

    /** What is done in a step. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException;
    }
}
