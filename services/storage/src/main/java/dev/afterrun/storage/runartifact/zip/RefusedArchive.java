package dev.afterrun.storage.runartifact.zip;

/** The archive is none that is unpacked, and never will be: why, in one line. */
public final class RefusedArchive extends Exception {
    public RefusedArchive(String why) {
        super(why);
    }

    /** With what a library has to say of it. */
    public RefusedArchive(String why, Throwable cause) {
        super(why, cause);
    }

    /** In one line. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
