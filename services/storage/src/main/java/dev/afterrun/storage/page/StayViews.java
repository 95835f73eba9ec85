package dev.afterrun.storage.page;

import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.page.StayView.NewestView;
import dev.afterrun.storage.retention.explanation.HoldsOnJobs;
import dev.afterrun.storage.retention.explanation.WrittenEnds;
import dev.afterrun.storage.retention.explanation.WrittenEnds.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks up by what jobs' files are here. */
@ApplicationScoped
class StayViews {
    private final WrittenEnds ends;
    private final HoldsOnJobs holds;

    StayViews(WrittenEnds ends, HoldsOnJobs holds) {
        this.ends = ends;
        this.holds = holds;
    }

    /** That of each of the jobs, by the rows' numbers. */
    Map<Long, Stay> of(List<Job> jobs) {
        var ids = jobs.stream().map(Job::id).toList();
        var endsOfJobs = ends.of(ids);
        var holdsOnJobs = holds.of(ids);
        return jobs.stream().collect(Collectors.toMap(Job::id, job -> {
            var together = endsOfJobs.getOrDefault(job.id(), List.of());
            return new Stay(together, holdsOnJobs.getOrDefault(job.id(), List.of()), newest(job, together));
        }));
    }

    private static Optional<NewestView> newest(Job job, List<Together> together) {
        return together.stream()
                .flatMap(files -> files.amongNewest().stream())
                .findFirst()
                .flatMap(runs -> job.branch().map(branch -> new NewestView(runs, branch)));
    }
}
