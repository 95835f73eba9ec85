package dev.afterrun.storage.contents;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.content.ContentUse;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;

/** The last file of a page, as {@code JOBKEY/PATH}: the next page begins behind it. */
public record PagePosition(JobKey job, ArtifactPath path) {
    static PagePosition of(ContentUse last) {
        return new PagePosition(last.key(), last.path());
    }

    /** What {@link #toString} wrote; 422 for anything else. */
    public static PagePosition parse(String text) {
        var slash = text.indexOf('/');
        try {
            return new PagePosition(
                    new JobKey(text.substring(0, Math.max(0, slash))), new ArtifactPath(text.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID.because("'after' is no position of a page; take the address under 'next'"));
        }
    }

    @Override
    public String toString() {
        return job + "/" + path;
    }
}
