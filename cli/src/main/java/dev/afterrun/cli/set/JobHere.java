package dev.afterrun.cli.set;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.publish.Draft;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.contracts.persisted.SetJob;
import java.io.IOException;

/**
 * A job that saves or restores sets, as far as this machine knows it.
 *
 * @param job as a server is told of it
 */
public record JobHere(Draft draft, SetJob job, JobNotes notes, JobPlaces places, Console console, Progress progress) {

    /** Finds out which job it is. */
    public static JobHere find(JobCall call) {
        var draft = call.draft();
        refuseNowhere(draft);
        var surroundings = call.surroundings();
        var places = JobPlaces.of(surroundings);
        var console = surroundings.console();
        try {
            var notes = JobNotes.of(draft, places.state(), surroundings.clock());
            return new JobHere(draft, job(draft, notes), notes, places, console, console.progress());
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.REJECTED,
                    "taking notes in " + places.state(),
                    String.valueOf(e),
                    "let this user write there, or set XDG_STATE_HOME");
        }
    }

    /** Sets belong to a branch or a pull request. */
    private static void refuseNowhere(Draft draft) {
        if (draft.report().branch().isEmpty() && draft.report().pullRequest().isEmpty()) {
            throw Failure.usage(
                    "what the job is",
                    "neither " + Setting.BRANCH.flag() + " nor " + Setting.PR.flag()
                            + " is set, and nothing here tells one of them",
                    "say one: it decides whose sets the job reads and writes");
        }
    }

    private static SetJob job(Draft draft, JobNotes notes) throws IOException {
        var report = draft.report();
        var begun = notes.begun();
        return new SetJob(
                draft.source(),
                report.run(),
                report.attempt(),
                report.job(),
                report.commit(),
                report.branch(),
                report.pullRequest(),
                report.startedAt().orElse(begun));
    }
}
