package dev.afterrun.storage.download.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the bytes that readers are given, as the answers announce them: whoever breaks off has been given all. */
@ApplicationScoped
class SentBytes {
    private final Counter here;
    private final Counter store;

    SentBytes(MeterRegistry meters) {
        this.here = by(meters, "here");
        this.store = by(meters, "store");
    }

    private static Counter by(MeterRegistry meters, String way) {
        return Counter.builder("afterrun.sent")
                .description("Bytes of files and sets that readers were given, from here or by an address of the store")
                .baseUnit("bytes")
                .tag("way", way)
                .register(meters);
    }

    /** So many go out of this process. */
    void fromHere(long bytes) {
        here.increment((double) bytes);
    }

    /** The reader was sent to the store for so many. */
    void fromStore(long bytes) {
        store.increment((double) bytes);
    }
}
