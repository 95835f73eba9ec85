package dev.afterrun.storage.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the bytes of uploads: those that jobs have, those of them that were not here yet, and those that came. */
@ApplicationScoped
class UploadedBytes {
    private final Counter announced;
    private final Counter wanted;
    private final Counter received;

    UploadedBytes(MeterRegistry meters) {
        this.announced = Counter.builder("afterrun.announced")
                .description("Bytes of contents that sessions were opened for, each content once in its session")
                .baseUnit("bytes")
                .register(meters);
        this.wanted = Counter.builder("afterrun.wanted")
                .description("Those of them that had to be sent")
                .baseUnit("bytes")
                .register(meters);
        this.received = Counter.builder("afterrun.received")
                .description("Bytes that came and were what they were announced to be")
                .baseUnit("bytes")
                .register(meters);
    }

    /** A session was opened for so many, of which so many are to be sent. */
    void opened(long all, long toBeSent) {
        announced.increment((double) all);
        wanted.increment((double) toBeSent);
    }

    /** So many came, through storage or straight to the store. */
    void arrived(long bytes) {
        received.increment((double) bytes);
    }
}
