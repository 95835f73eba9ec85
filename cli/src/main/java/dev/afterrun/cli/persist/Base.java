package dev.afterrun.cli.persist;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.JobAtServer;
import dev.afterrun.cli.set.SeenFiles;
import dev.afterrun.cli.set.remote.PackMap;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.persisted.save.KnownFiles;
import java.util.Optional;
import java.util.Set;

/**
 * What lies at the server already and need not be sent again.
 *
 * @param generation the one that has it, if there is one
 * @param sizes how its files were cut
 * @param unread files that need not be read, since this machine has seen that their content is there
 */
record Base(Optional<Generation> generation, PackMap chunks, ChunkSizes sizes, KnownFiles unread) {
    /** Nothing is there. */
    static final Base NONE = new Base(Optional.empty(), PackMap.EMPTY, ChunkSizes.USUAL, KnownFiles.NONE);

    /** The newest generation of the set whose packs this job may name. */
    static Base find(JobAtServer job, DeclaredSet set, SeenFiles seen, Travelled travelled) {
        return job.sets()
                .base(set, job.job())
                .map(found -> usable(found, job, seen, travelled))
                .orElse(NONE);
    }

    /** Where it is damaged, or has gone meanwhile, everything is sent. */
    private static Base usable(SetFound found, JobAtServer job, SeenFiles seen, Travelled travelled) {
        var name = found.generation().name();
        try {
            return read(found, job, seen, travelled);
        } catch (SetDamaged e) {
            return useless(name, e, job);
        } catch (Failure e) {
            return switch (e.exitCode()) {
                case REFUSED, NONE_THERE -> useless(name, e, job);
                case DONE, FAULT, USAGE, UNREACHABLE, REJECTED -> throw e;
            };
        }
    }

    private static Base read(SetFound found, JobAtServer job, SeenFiles seen, Travelled travelled) {
        var what = "looking at what is there of '" + found.generation().name() + "'";
        var map = PackMap.of(job.remote(what, found.packs(), travelled), job.parallel());
        // Where it is the set that this machine has seen last, its description has no news.
        var sizes = seen.sizes(found.description().sha256())
                .orElseGet(() -> job.descriptions()
                        .get(job.remote(what, found.description(), travelled))
                        .sizes());
        return new Base(Optional.of(found.generation()), map, sizes, seen.knownBy(sizes, map.chunks()));
    }

    private static Base useless(SetName name, RuntimeException why, JobAtServer job) {
        job.console().warn("what is there of '" + name + "' is of no use, everything is sent: " + why.getMessage());
        return NONE;
    }

    Set<Digest> known() {
        return chunks.chunks();
    }

    /** The pack that has a chunk. */
    Optional<SetBlob> pack(Digest chunk) {
        return chunks.find(chunk).map(place -> place.pack().blob()).map(Base::named);
    }

    private static SetBlob named(LocatedBlob blob) {
        return new SetBlob(blob.sha256(), blob.size());
    }
}
