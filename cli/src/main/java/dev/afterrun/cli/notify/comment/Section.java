package dev.afterrun.cli.notify.comment;

import dev.afterrun.forge.markdown.SummaryMarkdown;

/**
 * What a comment says of one job.
 *
 * @param summary Markdown that ends where it ends; empty where there is none
 * @param files Markdown that lists them, or their beginning; empty where there are none
 */
public record Section(Heading heading, String summary, String files) {
    private static final String CUT = "\n\n… *(shortened)*";
    private static final int SUMMARY_LENGTH = 40_000;

    /** A summary from outside, made harmless. */
    public static Section of(Heading heading, String summary, String files) {
        return new Section(heading, summary, files).with(SUMMARY_LENGTH);
    }

    /** The same with the beginning of its summary. */
    Section with(int summaryLength) {
        if (summaryLength == 0 || summary.isBlank()) {
            return new Section(heading, "", files);
        }
        var whole = summary.endsWith(CUT) ? summary.substring(0, summary.length() - CUT.length()) : summary;
        var harmless = SummaryMarkdown.of(whole, summaryLength);
        var cut = SummaryMarkdown.cuts(whole, summaryLength) || summary.endsWith(CUT);
        return new Section(heading, cut ? harmless + CUT : harmless, files);
    }

    Section withoutFiles() {
        return new Section(heading, summary, "");
    }

    Section withoutShelf() {
        return new Section(heading.withoutShelf(), summary, files);
    }

    /** The newer of two; of one and the same the one that says more. */
    Section newer(Section other) {
        var age = Heading.BY_AGE.compare(heading, other.heading);
        return age == 0 ? longer(other) : age < 0 ? other : this;
    }

    /** Whether what {@code other} says is told here, or more recent things. */
    boolean isAsNewAs(Section other) {
        return Heading.BY_AGE.compare(heading, other.heading) >= 0;
    }

    private Section longer(Section other) {
        return said() >= other.said() ? this : other;
    }

    private int said() {
        return summary.length() + files.length() + (heading.shelf().isPresent() ? 1 : 0);
    }
}
