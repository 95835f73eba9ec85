package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Digest;
import java.time.Duration;
import java.util.Optional;

/**
 * What a file that was sent by hand has besides being a job's.
 *
 * @param secret the SHA-256 of the word that deletes it
 * @param lifetime how long it stays, where its sender said so
 * @param most whole downloads, where its sender bounded them
 */
public record Share(Digest secret, Optional<Duration> lifetime, Optional<Integer> most) {
    /** Why such a file is not there any more. */
    public enum End {
        /** Its days had passed. */
        TIME,
        /** All of its downloads had been taken. */
        DOWNLOADS,
        /** Its sender deleted it. */
        DELETED
    }
}
