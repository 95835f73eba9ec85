package dev.afterrun.forge;

/** How the bytes of an archive come. */
public enum ArchiveFault {
    /** As they are. */
    NONE,
    /** Half of them, then the connection is closed. */
    CUT_OFF,
    /** One a second. */
    DRIPS,
    /** The host leads on to another one. */
    LEADS_ON,
    /** The forge has them no more. */
    EXPIRED,
    /** The host of the archives answers 503. */
    AWAY
}
