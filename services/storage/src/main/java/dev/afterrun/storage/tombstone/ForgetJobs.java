package dev.afterrun.storage.tombstone;

import dev.afterrun.duework.Forgetful;
import dev.afterrun.storage.catalog.PackageAdmissions;
import dev.afterrun.storage.catalog.StartedRuns;
import dev.afterrun.storage.catalog.UnderwayJobs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.stream.IntStream;

/** Forgets jobs of which nothing is left, those that began and never ended, and what was decided for jobs that never came. */
@ApplicationScoped
class ForgetJobs implements Forgetful {
    /** A day longer than Kafka keeps events, for clocks that differ. */
    private static final Duration LEAST = Duration.ofDays(15);

    private final Tombstones tombstones;
    private final UnderwayJobs underway;
    private final StartedRuns started;
    private final PackageAdmissions admissions;
    private final TombstoneSettings settings;

    ForgetJobs(
            Tombstones tombstones,
            UnderwayJobs underway,
            StartedRuns started,
            PackageAdmissions admissions,
            TombstoneSettings settings) {
        this.tombstones = tombstones;
        this.underway = underway;
        this.started = started;
        this.admissions = admissions;
        this.settings = settings;
    }

    void check(@Observes StartupEvent event) {
        checked(settings.memory());
    }

    /** The memory, unless events outlive it. */
    static Duration checked(Duration memory) {
        if (memory.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("AFTERRUN_TOMBSTONES_MEMORY is " + memory
                    + "; give at least 15 days, since Kafka keeps events for 14 and one that comes again would bring a job"
                    + " back");
        }
        return memory;
    }

    @Override
    public String kind() {
        return "forget-jobs";
    }

    @Override
    public int forget(int most) {
        var after = settings.memory();
        return IntStream.of(
                        tombstones.forget(after, most),
                        underway.forget(after, most),
                        started.forget(after, most),
                        admissions.forget(after, most))
                .max()
                .orElse(0);
    }
}
