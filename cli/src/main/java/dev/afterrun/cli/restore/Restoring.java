package dev.afterrun.cli.restore;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.JobAtServer;
import dev.afterrun.cli.set.SetFailures;
import dev.afterrun.cli.set.remote.RemoteChunks;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.ThisSystem;
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
        var description = job.descriptions().get(job.remote(what, found.description(), received));
        var place = new RestorePlace(bases, ThisSystem.here(), job.places().state());
        var packs = job.remote(what, found.packs(), received);
        try (var chunks = new RemoteChunks(packs, job.parallel(), job.progress(), received)) {
            var restored = new RestoreSet(place, set.rules(), job.console()::note)
                    .restore(description, chunks, () -> lastLook(found));
            takeNote(description, chunks.expected());
            return new Back(found.generation(), description, restored, received.bytes());
        }
    }

    /** So that a later save need not read what was just written. What was there before nobody has compared with its digest. */
    private void takeNote(SetDescription description, List<SetEntry.RegularFile> made) {
        if (made.isEmpty()) {
            return;
        }
        try {
            job.seen(set, bases).noteMade(description, made);
        } catch (IOException e) {
            job.console().note("what was restored could not be noted (" + e + "); a later save reads it");
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
