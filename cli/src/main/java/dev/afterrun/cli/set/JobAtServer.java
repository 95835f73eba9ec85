package dev.afterrun.cli.set;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.publish.Draft;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.set.remote.DescriptionStore;
import dev.afterrun.cli.set.remote.RemoteBlob;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.persisted.disk.Bases;
import java.io.IOException;
import java.util.List;

/**
 * A job that saves or restores sets, at its server.
 *
 * @param job as the server is told of it
 * @param parallel requests at a time
 */
public record JobAtServer(
        SetsOfRepository sets,
        Draft draft,
        SetJob job,
        JobNotes notes,
        JobPlaces places,
        int parallel,
        Console console,
        Progress progress) {

    /** Finds out which job it is and where its server is; what is wrong with either is told before anything is asked. */
    public static JobAtServer find(JobCall call) {
        var draft = call.draft();
        refuseNowhere(draft);
        var parallel = call.parallel();
        var surroundings = call.surroundings();
        var places = JobPlaces.of(surroundings);
        var endpoint = Endpoint.find(call.settings(), surroundings.directory());
        call.explain();
        var console = surroundings.console();
        try {
            var notes = JobNotes.of(draft, places.state(), surroundings.clock());
            var job = job(draft, notes);
            var server = call.at(endpoint);
            var sets = new SetsOfRepository(server, draft.report().repository());
            return new JobAtServer(sets, draft, job, notes, places, parallel, console, console.progress());
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
                            + " is set, and nothing here tells one of " + "them",
                    "say one: it decides whose sets the job reads and writes");
        }
    }

    /** What this machine knows of the files of {@code set} at {@code bases}. */
    public SeenFiles seen(DeclaredSet set, Bases bases) {
        return SeenFiles.of(sets.repository(), set, new JobPlaces(bases, places.state()));
    }

    /** Where descriptions of sets are had from. */
    public DescriptionStore descriptions() {
        return new DescriptionStore(places.state().resolve("descriptions"), console::note);
    }

    /** A blob at the server, whose bytes {@code travelled} counts. */
    public RemoteBlob remote(String what, LocatedBlob blob, Travelled travelled) {
        return new RemoteBlob(sets.server().http(), what, blob, travelled);
    }

    /** The same of several. */
    public List<RemoteBlob> remote(String what, List<LocatedBlob> blobs, Travelled travelled) {
        return blobs.stream().map(blob -> remote(what, blob, travelled)).toList();
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
