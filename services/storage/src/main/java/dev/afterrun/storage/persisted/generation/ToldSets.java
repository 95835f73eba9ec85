package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.persisted.TouchedSet;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.catalog.SetsOfJobs;
import dev.afterrun.storage.persisted.generation.Generations.OfJob;
import dev.afterrun.storage.persisted.generation.Generations.Way;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What is told of the sets that a job restored and saved, with how many there are besides. */
@ApplicationScoped
class ToldSets implements SetsOfJobs {
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM set_restored WHERE job_key = ?) AS restored,
                   (SELECT count(*) FROM set_generation WHERE job_key = ?) AS saved
            """;

    private final Sql sql;
    private final Generations generations;
    private final PublicUrls urls;

    ToldSets(Sql sql, Generations generations, PublicUrls urls) {
        this.sql = sql;
        this.generations = generations;
        this.urls = urls;
    }

    @Override
    public Optional<JobSets> of(Job job) {
        // Most jobs have none: two look-ups in an index say so.
        return sql.first(
                        row -> new Count(row.getInt("restored"), row.getInt("saved")),
                        COUNT,
                        job.key().value(),
                        job.key().value())
                .filter(count -> count.restored() + count.saved() > 0)
                .map(count -> sets(job, count));
    }

    private JobSets sets(Job job, Count count) {
        var found = generations.ofJobs(job.repository(), List.of(job.key()), Limits.SETS_SHOWN);
        var restored = told(job, found, Way.RESTORED);
        var saved = told(job, found, Way.SAVED);
        return new JobSets(restored, count.restored() - restored.size(), saved, count.saved() - saved.size());
    }

    private List<TouchedSet> told(Job job, List<OfJob> sets, Way way) {
        return sets.stream()
                .filter(set -> set.way() == way)
                .map(set -> new TouchedSet(set.generation(), archive(job, set.generation())))
                .toList();
    }

    private Optional<URI> archive(Job job, Generation generation) {
        return generation.state() == SetState.VISIBLE
                ? Optional.of(urls.setArchive(job.repository().name(), generation.id()))
                : Optional.empty();
    }

    private record Count(int restored, int saved) {}
}
