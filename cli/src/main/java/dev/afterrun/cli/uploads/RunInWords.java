package dev.afterrun.cli.uploads;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.upload.RunToRepeat;

/** A run in words: what was left out of it, and how it is with running it again. */
final class RunInWords {
    private RunInWords() {}

    /** One line. */
    static String of(RunToRepeat run) {
        return Failure.oneLine(run.inWords() + ": " + run.leftOut()
                + (run.leftOut() == 1 ? " package file was" : " package files were") + " left out; " + state(run));
    }

    private static String state(RunToRepeat run) {
        return switch (run.state()) {
            case NEEDED -> "run it again, or ask for that with --rerun";
            case STARTED -> "it runs again";
            case RUNNING -> "it has not ended";
            case BY_HAND ->
                "run it again by hand" + run.why().map(why -> ", since " + why).orElse("");
        };
    }
}
