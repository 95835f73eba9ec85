package dev.afterrun.cli.restore;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.JobAtServer;
import dev.afterrun.cli.set.SetFailures;
import dev.afterrun.cli.set.remote.RemoteChunks;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.ThisSystem;
import dev.afterrun.persisted.restore.Footprint;
import dev.afterrun.persisted.restore.RestorePlace;
import dev.afterrun.persisted.restore.RestoreSet;
import java.io.IOException;
import java.util.List;

/** Restores one set. */
final class Restoring {
    private final JobAtServer job;
    private final DeclaredSet set;
    private final Bases bases;
    private final Travelled received = new Travelled();

    /** What later commands are quicker for. */
    @FunctionalInterface
    private interface Note {
        void take() throws IOException;
    }

    Restoring(JobAtServer job, DeclaredSet set, Bases bases) {
        this.job = job;
        this.set = set;
        this.bases = bases;
    }

    /** Returns when all of it is in its place. */
    Back restore() {
        var what = "restoring '" + set.name() + "'";
        var found = job.sets().find(set, job.job()).orElseThrow(() -> none(what));
        return SetFailures.told(what, () -> restore(what, found));
    }

    private Back restore(String what, SetFound found) throws IOException {
        var place = new RestorePlace(bases, ThisSystem.here(), job.places().state());
        var restoring = new RestoreSet(place, set.rules(), job.console()::note);
        var footprint = job.footprint(set, bases);
        var untouched = restoring.untouched(found.description().sha256(), footprint, () -> lastLook(found));
        return untouched.isPresent()
                ? Back.of(found.generation(), untouched.get())
                : restore(what, found, restoring, footprint);
    }

    private Back restore(String what, SetFound found, RestoreSet restoring, Footprint footprint) throws IOException {
        var description = job.descriptions().get(job.remote(what, found.description(), received));
        var packs = job.remote(what, found.packs(), received);
        try (var chunks = new RemoteChunks(packs, job.parallel(), job.progress(), received)) {
            var restored = restoring.restore(description, chunks, () -> lastLook(found));
            var sha256 = found.description().sha256();
            takeNote(() -> {
                noteMade(sha256, description, chunks.expected());
                restoring.leave(footprint, sha256, description);
            });
            return Back.of(found.generation(), description, restored, received.bytes());
        }
    }

    /** So that a later save need not read what was just written. What was there before nobody has compared with its digest. */
    private void noteMade(Digest sha256, SetDescription description, List<SetEntry.RegularFile> made)
            throws IOException {
        if (!made.isEmpty()) {
            job.seen(set, bases).noteMade(sha256, description, made);
        }
    }

    private void takeNote(Note note) {
        try {
            note.take();
        } catch (IOException e) {
            job.console().note("what was restored could not be noted (" + e + "); a later command looks anew");
        }
    }

    /**
     * The note comes first: whenever the process ends, what is on the disk has been noted. Where the answer is no, or none comes, nothing
     * will be; and what the job makes then is derived from nothing.
     */
    private void lastLook(SetFound found) throws IOException {
        var generation = found.generation();
        var isNews = job.notes().restores(generation.id());
        try {
            job.sets().restores(generation, job.job());
        } catch (Failure refused) {
            if (isNews) {
                job.notes().doesNotRestore(generation.id());
            }
            throw refused;
        }
    }

    private Failure none(String what) {
        return new Failure(
                ExitCode.NONE_THERE,
                what,
                "there is none that this job may restore"
                        + (set.others().isEmpty() ? "" : ", nor of " + String.join(", ", set.others())),
                "a job saves one with 'afterrun persist " + set.name() + " PATH…', and it counts once that job has "
                        + "succeeded");
    }
}
