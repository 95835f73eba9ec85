package dev.afterrun.blobs;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Uploads whose bytes somebody else sends straight to the store, by addresses that it was asked to sign. Whoever has
 * them is trusted with nothing: bytes become an object only after their SHA-256 was compared, by the store with what
 * was signed or here by reading them, and the object is exactly what was compared.
 *
 * <pre>
 * begin ──transfer──▶ others send ──arrived──▶ whole ──promote──▶ visible
 *             ▲             │ cut, expired        └─ other bytes ──▶ discarded
 *             └─────────────┘
 * </pre>
 */
public interface DirectUploads {

    /** Begins an upload that is to be {@code size} bytes of this digest; many may be begun under one key. */
    DirectUpload begin(StagingKey key, Digest expected, long size) throws IOException;

    /**
     * How what has not arrived is to be sent.
     *
     * @param lifetime how long the addresses are good to begin with
     * @return empty where the store does not know the upload any more: begin another
     */
    Optional<Transfer> transfer(DirectUpload upload, Duration lifetime) throws IOException;

    /** What has arrived; the last to be asked before {@link #promote}, since it is what ends an upload in parts. */
    Arrival arrived(DirectUpload upload) throws IOException;

    /**
     * Makes the bytes of this arrival the object {@code key}, hashing them first where the store did not compare them.
     *
     * @throws DigestMismatch when they have another digest; nothing became visible
     * @throws IOException also when other bytes have come instead since: ask again what has arrived
     */
    void promote(DirectUpload upload, Arrival.Whole arrival, ObjectKey key) throws IOException;

    /** Forgets the upload and its bytes, if they are there. */
    void discard(DirectUpload upload) throws IOException;

    /** Ends what was begun before this moment and never ended, where {@code kept} does not want it. */
    void sweep(Instant before, Predicate<StagingKey> kept) throws IOException;
}
