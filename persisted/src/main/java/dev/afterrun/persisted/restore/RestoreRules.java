package dev.afterrun.persisted.restore;

import dev.afterrun.persisted.link.Links;

/** What a restore may do beyond making what is not there. */
public record RestoreRules(Existing existing, Links links, OtherSystems otherSystems) {
    /** Nothing. */
    public static final RestoreRules STRICT = new RestoreRules(Existing.KEPT, Links.INSIDE, OtherSystems.REFUSED);

    /** What becomes of files that are there and differ from the set's. A directory is never replaced by what is none. */
    public enum Existing {
        /** They stay, and the set is refused. */
        KEPT,
        /** The set's take their places. */
        REPLACED
    }

    /** Whether a set may come from another operating system or architecture. */
    public enum OtherSystems {
        REFUSED,
        ALLOWED
    }
}
