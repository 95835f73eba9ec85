package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.forge.CheckState;
import dev.afterrun.notifier.picture.Picture;

/** Whether the head is good, in the forge's words. A failure is said at once, since what is still to come cannot undo it. */
final class Verdict {
    private Verdict() {}

    static CheckState of(Picture picture) {
        if (concluded(picture, Conclusion.FAILURE)
                || picture.underway().stream().anyMatch(job -> job.progress() == JobProgress.MISSING)) {
            return CheckState.FAILURE;
        }
        if (picture.isOpen()) {
            return CheckState.PENDING;
        }
        return picture.jobs().isEmpty() || concluded(picture, Conclusion.CANCELLED)
                ? CheckState.NEUTRAL
                : CheckState.SUCCESS;
    }

    private static boolean concluded(Picture picture, Conclusion conclusion) {
        return picture.jobs().stream().anyMatch(job -> job.conclusion() == conclusion);
    }
}
