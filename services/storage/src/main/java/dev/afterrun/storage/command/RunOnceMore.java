package dev.afterrun.storage.command;

import dev.afterrun.contracts.upload.RunToRepeat;
import dev.afterrun.storage.switching.RunAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is to be run once more for package files that were left out, and what came of asking the forge for it. */
@ApplicationScoped
class RunOnceMore {
    private final RunAgain runAgain;

    RunOnceMore(RunAgain runAgain) {
        this.runAgain = runAgain;
    }

    /** Which runs a person is to run again. */
    String needed(Asked asked) throws IOException {
        var runs = runAgain.needed(asked.repository(), asked.number());
        return runs.isEmpty()
                ? "Runs that have ended brought no package files: run CI again to have them."
                : "Package files were left out of " + named(runs) + ": run "
                        + (runs.size() == 1 ? "it" : "them") + " again, or say " + CommandLines.WORD
                        + " upload rerun.";
    }

    /** Has them run, and says which ones do. */
    String started(Asked asked) throws IOException {
        var runs = runAgain.start(asked.repository(), asked.number(), asked.author());
        return runs.isEmpty()
                ? "Of no run of the present head were package files left out: nothing is run again."
                : runs.stream().map(RunOnceMore::outcome).collect(Collectors.joining(" "));
    }

    private static String outcome(RunToRepeat run) {
        return switch (run.state()) {
            case NEEDED -> "To be run again: " + run.inWords() + ".";
            case STARTED -> "Runs again: " + run.inWords() + ".";
            case RUNNING -> "Has not ended: " + run.inWords() + ".";
            case BY_HAND ->
                "To be run again by hand, since " + run.why().orElse("the forge does not") + ": " + run.inWords() + ".";
        };
    }

    private static String named(List<RunToRepeat> runs) {
        return runs.stream().map(RunToRepeat::inWords).collect(Collectors.joining(", "));
    }
}
