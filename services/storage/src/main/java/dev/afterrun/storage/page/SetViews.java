package dev.afterrun.storage.page;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.persisted.generation.Generations;
import dev.afterrun.storage.persisted.generation.Generations.OfJob;
import dev.afterrun.storage.persisted.generation.Generations.Way;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows which persisted sets jobs restored and saved. */
@ApplicationScoped
class SetViews {
    /** Of those that a page's jobs restored, and of those that they saved. */
    private static final int SHOWN = 200;

    private final Generations generations;
    private final PageUrls urls;
    private final Clock clock;

    SetViews(Generations generations, PageUrls urls, Clock clock) {
        this.generations = generations;
        this.urls = urls;
        this.clock = clock;
    }

    /** The sets of {@code jobs}, which are of one repository; what a job restored before what it saved. */
    Map<JobKey, List<SetView>> of(List<Job> jobs) {
        return jobs.stream()
                .findFirst()
                .map(first ->
                        generations
                                .ofJobs(
                                        first.repository(),
                                        jobs.stream().map(Job::key).toList(),
                                        SHOWN)
                                .stream()
                                .collect(Collectors.groupingBy(
                                        OfJob::job, Collectors.mapping(set -> view(first, set), Collectors.toList()))))
                .orElseGet(Map::of);
    }

    private SetView view(Job shown, OfJob set) {
        var generation = set.generation();
        return new SetView(
                switch (set.way()) {
                    case SAVED -> "saved";
                    case RESTORED -> "restored";
                },
                generation.name()
                        + generation
                                .key()
                                .map(SetKey::value)
                                .map(key -> " (" + key + ")")
                                .orElse(""),
                generation.number(),
                generation.state().word(),
                generation.why(),
                Moment.of(generation.savedAt(), clock.instant()),
                generation.epoch(),
                generation.figures().map(figures -> new ByteSize(figures.bytes())),
                generation.figures().map(SetViews::parts),
                generation.figures().map(figures -> new ByteSize(figures.newBytes())),
                generation.description().sha256().hex(),
                set.way() == Way.SAVED ? Optional.empty() : Optional.of(madeBy(generation)),
                generation.state() == SetState.VISIBLE
                        ? Optional.of(urls.archive(shown.repository().name(), generation.id()))
                        : Optional.empty());
    }

    private static SetView.MadeBy madeBy(Generation generation) {
        return new SetView.MadeBy(
                generation.by().job(), generation.by().run(), generation.page().toString());
    }

    private static SetView.Parts parts(SetFigures figures) {
        return new SetView.Parts(figures.files(), figures.chunks(), figures.packs());
    }
}
