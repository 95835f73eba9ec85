package dev.afterrun.forge;

/** The forge will answer the same until somebody mends what this sentence names; never retried. */
public final class ForgeRefused extends RuntimeException {
    public ForgeRefused(String message) {
        super(message);
    }
}
