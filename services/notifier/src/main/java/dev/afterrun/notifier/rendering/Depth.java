package dev.afterrun.notifier.rendering;

/**
 * How much a comment says, from all there is to one line with a link: the first that fits is taken. What goes first is what
 * people can do without: files of jobs that did well, then all files, then the ends of long texts, then whole texts.
 */
enum Depth {
    FULL(20, 20, 40_000, 20, 2_048, 10, 20, 1_000, 20),
    FILES_OF_TROUBLED_JOBS(0, 20, 40_000, 20, 2_048, 10, 20, 1_000, 20),
    NO_FILES(0, 0, 40_000, 20, 1_000, 10, 10, 1_000, 20),
    SHORT_SUMMARIES(0, 0, 4_000, 15, 600, 5, 5, 1_000, 20),
    BEGINNINGS_OF_SUMMARIES(0, 0, 400, 10, 300, 3, 3, 1_000, 10),
    TABLE(0, 0, 0, 10, 0, 0, 0, 1_000, 10),
    SHORT_TABLE(0, 0, 0, 5, 0, 0, 0, 100, 5),
    LINK(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final int filesOfWell;
    private final int filesOfTroubled;
    private final int summaryLength;
    private final int tests;
    private final int outputLength;
    private final int installs;
    private final int sets;
    private final int rows;
    private final int olderCommits;

    Depth(
            int filesOfWell,
            int filesOfTroubled,
            int summaryLength,
            int tests,
            int outputLength,
            int installs,
            int sets,
            int rows,
            int olderCommits) {
        this.filesOfWell = filesOfWell;
        this.filesOfTroubled = filesOfTroubled;
        this.summaryLength = summaryLength;
        this.tests = tests;
        this.outputLength = outputLength;
        this.installs = installs;
        this.sets = sets;
        this.rows = rows;
        this.olderCommits = olderCommits;
    }

    /** Files listed of one job. */
    int files(Standing standing) {
        return standing == Standing.WELL ? filesOfWell : filesOfTroubled;
    }

    /** Whether there is room for what a repository words itself; below, only what we have bounded ourselves is sure to fit. */
    boolean hasOwnWords() {
        return compareTo(TABLE) <= 0;
    }

    /** Characters of one summary. */
    int summaryLength() {
        return summaryLength;
    }

    /** Tests that are named, of those that failed and of those that are flaky. */
    int tests() {
        return tests;
    }

    /** Characters of what a report says of one test. */
    int outputLength() {
        return outputLength;
    }

    /** Commands that install something. */
    int installs() {
        return installs;
    }

    /** Persisted sets that are named. */
    int sets() {
        return sets;
    }

    /** Jobs in the table. */
    int rows() {
        return rows;
    }

    /** Earlier commits in their list. */
    int olderCommits() {
        return olderCommits;
    }
}
