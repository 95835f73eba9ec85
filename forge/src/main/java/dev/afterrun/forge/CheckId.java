package dev.afterrun.forge;

/** A forge's own id of a check run. */
public record CheckId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
