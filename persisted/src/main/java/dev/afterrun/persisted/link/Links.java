package dev.afterrun.persisted.link;

/** Which symbolic links a set may have. */
public enum Links {
    /** Those that lead to what belongs to the set. */
    INSIDE,
    /** Any; what they lead to on another machine is that machine's affair. */
    ANYWHERE
}
