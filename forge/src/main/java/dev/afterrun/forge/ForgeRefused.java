package dev.afterrun.forge;

/** The forge will answer the same until somebody mends what this sentence names. */
public sealed class ForgeRefused extends RuntimeException permits NoAccess {
    public ForgeRefused(String message) {
        super(message);
    }
}
