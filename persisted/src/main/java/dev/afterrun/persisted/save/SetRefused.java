package dev.afterrun.persisted.save;

/** Files cannot be a set as they are; the sentence says which, why and what to do. */
public final class SetRefused extends RuntimeException {
    public SetRefused(String message) {
        super(message);
    }
}
