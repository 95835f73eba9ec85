package dev.afterrun.blobs;

/** What no second try would mend: the caller asked for something that cannot be. */
public abstract sealed class BlobStoreException extends RuntimeException
        permits DigestMismatch, ObjectExists, ObjectMissing, SliceOutside, StagedTooShort, WrongOffset {

    BlobStoreException(String message) {
        super(message);
    }
}
