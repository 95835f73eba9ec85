package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import java.util.Optional;

/**
 * Which part of a long page is asked for.
 *
 * @param page of jobs, from 1
 * @param job the one job to show, with all of its files
 * @param after the path that the part before ended with
 */
public record Paging(int page, Optional<JobKey> job, Optional<ArtifactPath> after) {
    /** Jobs of one page. */
    static final int JOBS = 50;

    /** Files of one page, shared by its jobs. */
    private static final int FILES = 200;

    /** However many jobs there are, each shows what it has made. */
    private static final int LEAST_FILES = 10;

    /** Jobs on the pages before. */
    int skipped() {
        return (page - 1) * JOBS;
    }

    /** How many files each of {@code jobs} jobs shows. */
    static int filesEach(int jobs) {
        return Math.max(LEAST_FILES, FILES / Math.max(1, jobs));
    }
}
