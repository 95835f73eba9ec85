package dev.afterrun.storage.verification;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads a part of a pass, an object at a time, as the pace allows. What it has read is remembered after each object, so
 * that a restart repeats one object at most.
 */
@ApplicationScoped
class VerifyBlobs implements Worker {
    static final String KIND = "verify-blobs";

    private static final Logger LOG = Logger.getLogger(VerifyBlobs.class);

    /** A store that is away for two minutes costs nothing; what cannot be read for longer is left to the next pass. */
    private static final int TRIES = 8;

    /** Then the work is given back, so that others get their turn and a stop waits for little. */
    private static final Duration TURN = Duration.ofSeconds(5);

    /** A large object is read within this time, faster than the pace where it must be; others then wait for it. */
    private static final Duration LARGEST = Duration.ofMinutes(5);

    private final Parts parts;
    private final Pace pace;
    private final BlobReader store;
    private final VerificationSettings settings;
    private final MeterRegistry meters;

    VerifyBlobs(Parts parts, Pace pace, BlobStore store, VerificationSettings settings, MeterRegistry meters) {
        this.parts = parts;
        this.pace = pace;
        this.store = store;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return LARGEST.plus(LARGEST);
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var name = Part.Name.parse(key);
        var end = System.nanoTime() + TURN.toNanos();
        while (System.nanoTime() < end) {
            var part = parts.unfinished(name);
            if (part.isEmpty()) {
                return Outcome.DONE;
            }
            var wait = step(part.get());
            if (wait.isPresent()) {
                return new Outcome.Again(wait.get(), "as much was read as the pace allows");
            }
        }
        return new Outcome.Again(Duration.ZERO, "its turn was over");
    }

    /** Reads the next object; how long to wait where it may not be read yet. */
    private Optional<Duration> step(Part part) throws IOException {
        var next = parts.next(part);
        if (next.isEmpty()) {
            parts.finish(part);
            return Optional.empty();
        }
        var copies = parts.copies(part, next.get());
        var size = copies.stream().mapToLong(StoredCopy::end).max().orElse(0);
        var wait = pace.book(size);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        read(part, next.get(), copies, size);
        return Optional.empty();
    }

    private void read(Part part, ObjectKey object, List<StoredCopy> copies, long size) throws IOException {
        try {
            var damaged = new ReadObject(store, Brake.of(settings.rate(), size, LARGEST)).damaged(object, copies);
            parts.read(part, object, copies, damaged);
            meters.counter("afterrun.verification.bytes").increment((double) size);
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
