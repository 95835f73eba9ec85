package dev.afterrun.storage.testreport;

/** Why a test report cannot be read: a sentence's end, beginning with "its". */
final class ReportDefect extends Exception {
    ReportDefect(String why) {
        super(why);
    }

    /** The sentence's end. */
    String why() {
        return String.valueOf(getMessage());
    }
}
