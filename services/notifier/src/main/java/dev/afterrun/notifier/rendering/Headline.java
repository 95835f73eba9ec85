package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.notifier.picture.Picture;
import java.util.List;
import java.util.stream.Stream;

/** How the head stands, in the few words that everybody reads. */
final class Headline {
    private Headline() {}

    static String of(Picture picture) {
        return whole(picture).text();
    }

    /** The same without the sign before it, for where the forge has one of its own. */
    static String words(Picture picture) {
        return whole(picture).words();
    }

    private static Signed whole(Picture picture) {
        var standings = Stream.concat(
                        picture.jobs().stream().map(Standing::of),
                        // One that is still to come is no result; one that never came is.
                        picture.underway().stream()
                                .filter(job -> job.progress() == JobProgress.MISSING)
                                .map(Standing::of))
                .toList();
        if (picture.isOpen()) {
            return soFar(picture, standings);
        }
        return standings.isEmpty() ? new Signed("", "No job has reported on this commit yet") : inTheEnd(standings);
    }

    private static Signed soFar(Picture picture, List<Standing> standings) {
        var in = picture.jobs().size();
        var known = in + picture.underway().size();
        var failed = standings.stream().filter(Standing.FAILED::equals).count();
        return new Signed(
                (failed > 0 ? Standing.FAILED : Standing.RUNNING).icon(),
                (in == known ? Words.counted(in, "job") + " so far" : in + " of " + Words.counted(known, "job"))
                        + (known == 1 ? " is in" : " are in")
                        + (failed > 0 ? ", " + failed + " failed" : ""));
    }

    private static Signed inTheEnd(List<Standing> standings) {
        var worst = standings.stream().min(Enum::compareTo).orElseThrow();
        var such = (int) standings.stream().filter(worst::equals).count();
        return new Signed(
                worst.icon(),
                (such == standings.size() ? all(such) : such + " of " + Words.counted(standings.size(), "job")) + " "
                        + said(worst));
    }

    private static String all(int jobs) {
        return jobs == 1 ? "1 job" : "All " + Words.counted(jobs, "job");
    }

    private static String said(Standing worst) {
        return switch (worst) {
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case MISSING -> "never came";
            case INCOMPLETE -> "passed without all files";
            case RUNNING, EXPECTED -> "to come";
            case WELL -> "passed";
        };
    }

    /** Words behind a sign, where they have one. */
    private record Signed(String sign, String words) {
        String text() {
            return sign.isEmpty() ? words : sign + " " + words;
        }
    }
}
