package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.forge.markdown.Escaped;
import dev.afterrun.notifier.picture.Decisions;
import java.util.List;

/**
 * One line on uploads, where they are on, have ended or something was left out; else nothing, so that nobody reads what does not
 * matter.
 */
final class UploadsLine {
    private UploadsLine() {}

    /** Markdown; empty where there is nothing to say. */
    static String of(Decisions decisions, List<RunStored> jobs) {
        var leftOut = jobs.stream().mapToInt(job -> job.leftOut().orElse(0)).sum();
        var on = decisions.uploads().filter(uploads -> uploads.on() && uploads.mode() == UploadMode.ON_REQUEST);
        if (leftOut == 0) {
            return on.map(UploadsLine::on).orElseGet(() -> ended(decisions));
        }
        return leftOut(leftOut, decisions, on.isPresent())
                + on.map(UploadsLine::on).orElse("");
    }

    /** Whoever has read until when they are on is to read why they are not. */
    private static String ended(Decisions decisions) {
        return decisions
                .uploads()
                .filter(uploads -> !uploads.on() && uploads.mode() == UploadMode.ON_REQUEST)
                .flatMap(UploadsTold::ended)
                .map(end -> "Uploads are off" + ending(end) + "." + howToGoOn(end))
                .orElse("");
    }

    private static String howToGoOn(SwitchEnd end) {
        return end == SwitchEnd.CLOSED || end == SwitchEnd.MERGED
                ? ""
                : " The comment `/afterrun upload` switches them on.";
    }

    private static String on(UploadsTold uploads) {
        return "Uploads are on until "
                + uploads.until().map(Words::time).orElse("somebody ends it")
                + uploads.runsLeft()
                        .map(runs -> ", for " + Words.counted(runs, "more run"))
                        .orElse("")
                + uploads.by()
                        .map(actor ->
                                ", asked for by " + Escaped.inLine((actor.id().isEmpty() ? "" : "@") + actor.login()))
                        .orElse("")
                + ".";
    }

    private static String leftOut(int files, Decisions decisions, boolean on) {
        var counted = "**" + Words.counted(files, "package file") + (files == 1 ? " was" : " were") + " left out.** ";
        if (on) {
            return counted + "Run the job again to have " + (files == 1 ? "it" : "them")
                    + ", or say `/afterrun upload rerun`. ";
        }
        if (decisions
                .uploads()
                .filter(uploads -> uploads.mode() == UploadMode.NEVER)
                .isPresent()) {
            return counted + "This repository takes none of pull requests.";
        }
        var why = decisions.uploads().flatMap(UploadsTold::ended);
        return counted + "Uploads are off" + why.map(UploadsLine::ending).orElse("")
                + ". Who may write to the repository switches them on with the comment `/afterrun upload`, or with"
                + " `afterrun uploads on --pr " + decisions.number() + "`; then run the job"
                + " again. `/afterrun upload rerun` does both, where the forge lets it.";
    }

    private static String ending(SwitchEnd end) {
        return switch (end) {
            case RUNS -> " again: as many runs as were asked for have brought files";
            case TIME -> " again: the time that was asked for is over";
            case CLOSED -> " again: the pull request was closed";
            case MERGED -> " again: the pull request was merged";
            case RERENDER -> " again: a push has changed what CI does";
            case SWITCHED_OFF -> " again: somebody has switched them off";
        };
    }
}
