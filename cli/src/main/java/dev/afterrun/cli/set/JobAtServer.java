package dev.afterrun.cli.set;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.publish.Draft;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.set.remote.DescriptionStore;
import dev.afterrun.cli.set.remote.RemoteBlob;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.restore.Footprint;
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
        var here = JobHere.find(call);
        var endpoint = Endpoint.find(call.settings(), call.surroundings().directory());
        call.explain();
        var sets = new SetsOfRepository(call.at(endpoint), here.draft().report().repository());
        return new JobAtServer(
                sets,
                here.draft(),
                here.job(),
                here.notes(),
                here.places(),
                call.parallel(),
                here.console(),
                here.progress());
    }

    /** What this machine knows of the files of {@code set} at {@code bases}. */
    public SeenFiles seen(DeclaredSet set, Bases bases) {
        return SeenFiles.of(sets.repository(), set, new JobPlaces(bases, places.state()));
    }

    /** What a restore of {@code set} to {@code bases} left there, and leaves there again. */
    public Footprint footprint(DeclaredSet set, Bases bases) {
        var name = new JobPlaces(bases, places.state()).name(sets.repository(), set);
        return new Footprint(places.state().resolve("footprints").resolve(name));
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
}
