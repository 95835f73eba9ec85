package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.job.StoredFile;

/** What people want to be told of who want to be told little: what went wrong, and what is other than on the base branch. */
final class Noteworthy {
    /** Builds of one source differ by some bytes: a size has changed where it did by a hundredth, and by a kilobyte. */
    private static final long SHARE = 100;

    private static final long BYTES = 1_024;

    private Noteworthy() {}

    static boolean isIn(Picture picture) {
        return !picture.answers().isEmpty()
                || picture.underway().stream().anyMatch(job -> job.progress() == JobProgress.MISSING)
                || picture.jobs().stream().anyMatch(Noteworthy::isIn);
    }

    private static boolean isIn(RunStored job) {
        return job.conclusion() == Conclusion.FAILURE
                || job.counts().missing() + job.counts().refused() > 0
                || job.detail().filter(detail -> isIn(detail, job)).isPresent();
    }

    private static boolean isIn(JobDetail detail, RunStored job) {
        // What it is compared with succeeded: a test that fails here did not fail there.
        var failed = detail.tests().filter(tests -> tests.counts().broken() > 0).isPresent();
        return failed
                || (detail.comparedWith().isPresent() && job.files().stream().anyMatch(Noteworthy::isOther));
    }

    private static boolean isOther(StoredFile file) {
        return file.sizeBefore()
                .map(before -> differ(before, file.size()))
                // The base branch has no such file.
                .orElse(true);
    }

    private static boolean differ(long before, long now) {
        var difference = Math.abs(now - before);
        return difference >= BYTES && difference >= before / SHARE;
    }
}
