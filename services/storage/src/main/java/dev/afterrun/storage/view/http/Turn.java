package dev.afterrun.storage.view.http;

import dev.afterrun.http.rate.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One of the {@link Turns}, until it is closed. Its reader may let us wait for a minute, and for another second with each 256 KiB; it
 * keeps its turn beyond that as long as nobody else asks for one.
 */
public final class Turn implements AutoCloseable {
    static final Duration GRACE = Duration.ofMinutes(1);
    static final int BYTES_A_SECOND = 256 * 1024;

    private final Optional<Network> client;
    private final Consumer<Turn> end;
    private final LongSupplier nanos;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private Optional<Long> waitingSince = Optional.empty();
    private long waited;
    private long taken;

    Turn(Optional<Network> client, Consumer<Turn> end, LongSupplier nanos) {
        this.client = client;
        this.end = end;
        this.nanos = nanos;
    }

    boolean isOf(Network other) {
        return client.filter(other::equals).isPresent();
    }

    /** For how much longer than it may its reader lets us wait; what the files themselves take is none of its doing. */
    synchronized Duration over() {
        var now = nanos.getAsLong();
        return Duration.ofNanos(waited + waitingSince.map(since -> now - since).orElse(0L))
                .minus(GRACE)
                .minus(Duration.ofSeconds(taken / BYTES_A_SECOND));
    }

    void lose() {
        lost.complete(null);
    }

    boolean isLost() {
        return lost.isDone();
    }

    /** {@code pace}, until the turn is lost. */
    Pace within(Pace pace) {
        return (taking, bytes) -> {
            begin();
            try {
                pace.await(CompletableFuture.anyOf(taking, lost), bytes);
            } finally {
                took(bytes);
            }
            if (isLost()) {
                throw new ReaderTooSlow("others asked for its turn, and it had let us wait for more than "
                        + GRACE.toSeconds() + " s and another second for each " + BYTES_A_SECOND + " bytes");
            }
        };
    }

    private synchronized void begin() {
        waitingSince = Optional.of(nanos.getAsLong());
    }

    private synchronized void took(int bytes) {
        waited += waitingSince.map(since -> nanos.getAsLong() - since).orElse(0L);
        waitingSince = Optional.empty();
        taken += bytes;
    }

    @Override
    public void close() {
        end.accept(this);
    }
}
