package dev.afterrun.forge;

import java.net.URI;

/**
 * What our check run of a commit says.
 *
 * @param title one line
 * @param summary Markdown of up to {@value #SUMMARY_LIMIT} characters
 * @param details where it leads
 */
public record CheckReport(CheckState state, String title, String summary, URI details) {
    /** What our check runs and statuses are called. */
    public static final String NAME = "Afterrun";

    /** By which our check runs are known among others of that name. */
    public static final String REFERENCE = "afterrun:commit";

    /** Characters of a summary; GitHub answers 422 beyond that. */
    public static final int SUMMARY_LIMIT = 65_535;

    /** @throws ForgeRefused when the summary passes {@link #SUMMARY_LIMIT} */
    public CheckReport {
        var length = summary.codePointCount(0, summary.length());
        if (length > SUMMARY_LIMIT) {
            throw new ForgeRefused("The summary of a check has at most " + SUMMARY_LIMIT
                    + " characters and this one has " + length + ": send a shorter one with a link.");
        }
    }
}
