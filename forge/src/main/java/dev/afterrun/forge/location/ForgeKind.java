package dev.afterrun.forge.location;

/** Which adapter speaks to a forge. */
public enum ForgeKind {
    /** The one that the launcher keeps in its data directory. */
    LOCAL,
    /** github.com, or a GitHub Enterprise Server. */
    GITHUB
}
