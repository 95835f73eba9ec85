package dev.afterrun.storage.pass;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.Worker.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Goes through a part of a pass, an object at a time, as the pace allows. How far it has come is remembered after each
 * object, so that a restart repeats one object at most.
 */
@ApplicationScoped
public class Walk {
    /** Long enough for the largest object; what outlasts it is treated twice, which is harmless. */
    public static final Duration LEASE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Walk.class);

    /** A store that is away for two minutes costs nothing; what cannot be read for longer is left to the next pass. */
    private static final int TRIES = 8;

    /** Then the work is given back, so that others get their turn and a stop waits for little. */
    private static final Duration TURN = Duration.ofSeconds(5);

    /** A large object is read within this time, faster than the pace where it must be; others then wait for it. */
    private static final Duration LARGEST = Duration.ofMinutes(5);

    private final Parts parts;
    private final Pace pace;
    private final MeterRegistry meters;

    Walk(Parts parts, Pace pace, MeterRegistry meters) {
        this.parts = parts;
        this.pace = pace;
        this.meters = meters;
    }

    /** One turn at the part that the work of this key is about. */
    public Outcome turn(String key, Rate rate, Treatment treatment) throws IOException {
        var name = Part.Name.parse(key);
        var end = System.nanoTime() + TURN.toNanos();
        while (System.nanoTime() < end) {
            var part = parts.unfinished(name);
            if (part.isEmpty()) {
                return Outcome.DONE;
            }
            var wait = step(part.get(), rate, treatment);
            if (wait.isPresent()) {
                return new Outcome.Again(wait.get(), "as much was read as the pace allows");
            }
        }
        return new Outcome.Again(Duration.ZERO, "its turn was over");
    }

    /** Treats the next object; how long to wait where it may not be read yet. */
    private Optional<Duration> step(Part part, Rate rate, Treatment treatment) throws IOException {
        var next = parts.next(part);
        if (next.isEmpty()) {
            parts.finish(part);
            return Optional.empty();
        }
        var copies = treatment.wanted(part, parts.copies(part, next.get()));
        if (copies.isEmpty()) {
            parts.goOn(part, next.get());
            return Optional.empty();
        }
        var size = copies.stream().mapToLong(StoredCopy::end).max().orElse(0);
        var wait = pace.book(rate, size);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        treat(part, next.get(), copies, treatment, Brake.of(rate.bytesPerSecond(), size, LARGEST));
        meters.counter("afterrun." + rate.purpose() + ".bytes").increment((double) size);
        return Optional.empty();
    }

    private void treat(Part part, ObjectKey object, List<StoredCopy> copies, Treatment treatment, Brake brake)
            throws IOException {
        try {
            parts.read(part, object, copies, treatment.read(part, object, copies, brake));
        } catch (NotWritten e) {
            throw e;
        } catch (IOException e) {
            if (part.failures() + 1 < TRIES) {
                parts.failed(part);
                throw e;
            }
            LOG.warnf("The object %s cannot be read and is passed over until the next pass: %s", object, e);
            parts.passOver(part, object);
        }
    }
}
