package dev.afterrun.forge;

/**
 * The forge lets us into none of the repository until somebody mends it: an App that is not installed there, or is
 * suspended; a token that is no longer valid. It says nothing about what was asked for.
 */
public final class NoAccess extends ForgeRefused {
    public NoAccess(String message) {
        super(message);
    }
}
