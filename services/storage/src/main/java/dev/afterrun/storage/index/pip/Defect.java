package dev.afterrun.storage.index.pip;

/** Why a package cannot be shown in an index: a sentence's end, beginning with "its". */
final class Defect extends Exception {
    Defect(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
