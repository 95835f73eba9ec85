package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.event.RunStored;
import java.util.List;

/** How the head stands, in the few words that everybody reads. */
final class Headline {
    private Headline() {}

    static String of(List<RunStored> jobs) {
        if (jobs.isEmpty()) {
            return "No job has reported on this commit yet";
        }
        var worst = jobs.stream().map(Standing::of).min(Enum::compareTo).orElseThrow();
        var such = (int) jobs.stream().filter(job -> Standing.of(job) == worst).count();
        return worst.icon() + " "
                + (such == jobs.size() ? all(such) : such + " of " + Words.counted(jobs.size(), "job")) + " "
                + said(worst);
    }

    private static String all(int jobs) {
        return jobs == 1 ? "1 job" : "All " + Words.counted(jobs, "job");
    }

    private static String said(Standing worst) {
        return switch (worst) {
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case INCOMPLETE -> "passed without all files";
            case WELL -> "passed";
        };
    }
}
