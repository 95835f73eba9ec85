package dev.afterrun.storage.progress;

import dev.afterrun.storage.catalog.StartedRun;
import dev.afterrun.storage.catalog.UnderwayJob;
import dev.afterrun.storage.progress.EndedJobs.Ended;
import dev.afterrun.storage.progress.EndedJobs.JobOfRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is in and who is not, of one commit. It follows from what is known alone, in whatever order that came:
 *
 * <ul>
 *   <li>of one job of a run, the latest attempt that has begun or ended counts;
 *   <li>an attempt that is only expected counts where none of that job has ended;
 *   <li>a run that names no job is in with its first.
 * </ul>
 */
record RollCall(List<UnderwayJob> underway, List<Ended> ended, List<StartedRun> runs) {

    /** Those that are expected or running, and count. */
    List<UnderwayJob> awaited() {
        return underway.stream().filter(job -> !job.isMissing() && counts(job)).toList();
    }

    /** Whether a job that counts never came. */
    boolean hasMissing(Instant now) {
        return underway.stream().anyMatch(job -> job.isMissing() && counts(job))
                || runs.stream().anyMatch(run -> isEmpty(run) && !now.isBefore(run.missingBy()));
    }

    /** Whether anything of it is awaited. */
    boolean isOpen(Instant now) {
        return !awaited().isEmpty() || ended.stream().anyMatch(job -> !job.told()) || awaitsRun(now);
    }

    /** When the next of those that are awaited goes missing. */
    Optional<Instant> nextMissing() {
        return Stream.concat(
                        awaited().stream().map(UnderwayJob::missingBy),
                        runs.stream().filter(this::isEmpty).map(StartedRun::missingBy))
                .min(Instant::compareTo);
    }

    /** When a job was last recorded. */
    Optional<Instant> lastEnd() {
        return ended.stream().map(Ended::recordedAt).max(Instant::compareTo);
    }

    private boolean awaitsRun(Instant now) {
        return runs.stream().anyMatch(run -> isEmpty(run) && now.isBefore(run.missingBy()));
    }

    private boolean counts(UnderwayJob job) {
        var same = new JobOfRun(job.job().source(), job.job().run(), job.job().job());
        var overtaken = ended.stream()
                        .anyMatch(other -> other.job().equals(same)
                                && (!job.begun() || other.attempt() > job.job().attempt()))
                || underway.stream()
                        .anyMatch(other -> other.job().attempt() > job.job().attempt()
                                && new JobOfRun(
                                                other.job().source(),
                                                other.job().run(),
                                                other.job().job())
                                        .equals(same));
        return !overtaken;
    }

    private boolean isEmpty(StartedRun run) {
        return underway.stream()
                        .noneMatch(job -> job.job().source().equals(run.source())
                                && job.job().run().equals(run.run())
                                && job.job().attempt() >= run.attempt())
                && ended.stream()
                        .noneMatch(job -> job.job().source().equals(run.source())
                                && job.job().run().equals(run.run())
                                && job.attempt() >= run.attempt());
    }
}
