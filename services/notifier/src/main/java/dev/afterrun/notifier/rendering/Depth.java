package dev.afterrun.notifier.rendering;

/** How much a comment says, from all there is to one line with a link: the first that fits is taken. */
enum Depth {
    FULL(20, 20, 40_000, 1_000, 20),
    FILES_OF_TROUBLED_JOBS(0, 20, 40_000, 1_000, 20),
    NO_FILES(0, 0, 40_000, 1_000, 20),
    SHORT_SUMMARIES(0, 0, 4_000, 1_000, 20),
    BEGINNINGS_OF_SUMMARIES(0, 0, 400, 1_000, 10),
    TABLE(0, 0, 0, 1_000, 10),
    SHORT_TABLE(0, 0, 0, 100, 5),
    LINK(0, 0, 0, 0, 0);

    private final int filesOfWell;
    private final int filesOfTroubled;
    private final int summaryLength;
    private final int rows;
    private final int olderCommits;

    Depth(int filesOfWell, int filesOfTroubled, int summaryLength, int rows, int olderCommits) {
        this.filesOfWell = filesOfWell;
        this.filesOfTroubled = filesOfTroubled;
        this.summaryLength = summaryLength;
        this.rows = rows;
        this.olderCommits = olderCommits;
    }

    /** Files listed of one job. */
    int files(Standing standing) {
        return standing == Standing.WELL ? filesOfWell : filesOfTroubled;
    }

    /** Characters of one summary. */
    int summaryLength() {
        return summaryLength;
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
