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
     * The object that the upload itself becomes, without a copy, where it can: until it is promoted, whoever knows of the
     * upload is all that knows of the object. Empty where it can only be copied.
     */
    Optional<ObjectKey> itself(DirectUpload upload);

    /**
     * Makes the bytes of this arrival an object, hashing them first where the store did not compare them.
     *
     * @return its key: that of {@link #itself}, or a fresh one
     * @throws DigestMismatch when they have another digest; nothing became visible
     * @throws IOException also when other bytes have come instead since: ask again what has arrived
     */
    ObjectKey promote(DirectUpload upload, Arrival.Whole arrival) throws IOException;

    /** Forgets the upload and its bytes, if they are there; never of one that was promoted and is an object {@link #itself}. */
    void discard(DirectUpload upload) throws IOException;

    /** Ends what was begun before this moment and never ended, unless {@code kept} wants the upload of this name. */
    void sweep(Instant before, Predicate<String> kept) throws IOException;
}
