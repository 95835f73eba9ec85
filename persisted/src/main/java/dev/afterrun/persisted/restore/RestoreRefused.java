package dev.afterrun.persisted.restore;

/** A set is not to be restored here as it is; the sentence says why and what to do. Nothing was changed. */
public final class RestoreRefused extends RuntimeException {
    public RestoreRefused(String message) {
        super(message);
    }
}
