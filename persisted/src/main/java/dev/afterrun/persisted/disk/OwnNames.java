package dev.afterrun.persisted.disk;

/** Names that are ours, and so belong to no set. */
public final class OwnNames {
    /** What a directory begins with in which a set is unpacked before it is visible. */
    public static final String UNPACKING = ".afterrun-restore-";

    private OwnNames() {}
}
