package dev.afterrun.contracts.verification;

import java.time.Instant;
import java.util.Optional;

/**
 * One reading of all stored bytes, as far as it has come.
 *
 * @param objects files of the store that were read
 * @param copies blobs in them that were compared with their digest
 * @param bytes that were read
 * @param expectedBytes that there were when it began
 * @param damaged copies that it found damaged
 * @param unreadable objects that the store would not give, however often asked; they may be well
 */
public record VerificationPass(
        long id,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long objects,
        long copies,
        long bytes,
        long expectedBytes,
        long damaged,
        long unreadable) {}
