package dev.afterrun.ingest.webhook;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Which webhooks came to this replica since it started: how many, and when the last of each kind. Kept in memory. */
@Singleton
public class Receipts {
    private final Clock clock;
    private final AtomicReference<Kept> signed = new AtomicReference<>(Kept.NONE);
    private final AtomicReference<Kept> unsigned = new AtomicReference<>(Kept.NONE);

    Receipts(Clock clock) {
        this.clock = clock;
    }

    /** One came whose signature fits. */
    public void signed() {
        signed.updateAndGet(kept -> kept.next(clock.instant()));
    }

    /** One was refused, since no secret of ours makes its signature. */
    public void unsigned() {
        unsigned.updateAndGet(kept -> kept.next(clock.instant()));
    }

    Kept allSigned() {
        return signed.get();
    }

    Kept allUnsigned() {
        return unsigned.get();
    }

    /**
     * All of one kind.
     *
     * @param last when the newest came
     */
    record Kept(long number, Optional<Instant> last) {
        static final Kept NONE = new Kept(0, Optional.empty());

        private Kept next(Instant now) {
            return new Kept(number + 1, Optional.of(now));
        }
    }
}
