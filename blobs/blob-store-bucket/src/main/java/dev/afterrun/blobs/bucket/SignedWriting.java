package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a bucket can do so that others write to it by addresses that it was asked to sign. */
public interface SignedWriting {

    /**
     * Whether the store refuses bytes by a signed address that are not those of the SHA-256 in it: tried as {@code name},
     * which the caller deletes.
     */
    boolean refusesOtherBytes(String name) throws IOException;

    /**
     * Whether what others have sent cannot be changed by them afterwards: tried as {@code name}, which the caller
     * deletes.
     */
    default boolean seals(String name) throws IOException {
        return false;
    }

    /**
     * Begins an upload to {@code name}, which nothing is called yet.
     *
     * @param comparing whether the store may be relied on to compare a SHA-256
     */
    DirectUpload begin(String name, Digest sha256, long size, Comparing comparing) throws IOException;

    /** The same where the store was seen to {@link #seals seal}, so that what is sent may stay under this name. */
    default DirectUpload beginSealed(String name, Digest sha256, long size, Comparing comparing) throws IOException {
        return begin(name, sha256, size, comparing);
    }

    /** Signs what is needed to send what has not arrived; empty where the store has forgotten the upload. */
    Optional<Transfer> transfer(DirectUpload upload, Duration lifetime) throws IOException;

    /** Ends the upload where all parts of it are there, and tells which version of the object that made. */
    Arrival arrived(DirectUpload upload) throws IOException;

    /**
     * Writes this version as {@code name}, which nothing was ever called; an {@link IOException} where there is seen to be
     * another, or none. Where the store compared nothing, what was written is read by the caller, and so need not be that
     * version; but it is written once, never a second time under the same name.
     */
    void copy(DirectUpload upload, String version, String name) throws IOException;

    /** Ends the upload; its object, if there is one, is the caller's to delete. */
    void abandon(String name, String words) throws IOException;

    /** Uploads below {@code prefix} that were begun before this moment and have not ended. */
    List<Unfinished> unfinished(String prefix, Instant before) throws IOException;

    /** Who may be relied on to compare a SHA-256 with the bytes. */
    enum Comparing {
        BY_STORE,
        BY_US
    }

    /** What the store was seen to do with what others send. */
    record Trust(Comparing comparing, Sealing sealing) {
        /** Of a store that was not tried, or failed. */
        public static final Trust NONE = new Trust(Comparing.BY_US, Sealing.OPEN);
    }

    /** An upload as a bucket lists it. */
    record Unfinished(String name, String words) {}
}
