package dev.afterrun.persisted.restore;

/** Bytes of a set are not those that its description names. Nothing was changed. */
public final class SetDamaged extends RuntimeException {
    public SetDamaged(String message) {
        super(message);
    }
}
