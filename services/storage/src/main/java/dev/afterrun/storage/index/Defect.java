package dev.afterrun.storage.index;

/** Why a package cannot be shown in an index: a sentence's end, beginning with "its". */
public final class Defect extends Exception {
    public Defect(String why) {
        super(why);
    }

    /** The sentence's end. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
