package dev.afterrun.storage.again;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.again.Tellings.Position;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.List;

/**
 * Tells every job that has an end once more, a batch at a time, in the order of their rows. A batch that was told and not taken
 * note of is told twice, which changes nothing.
 */
@ApplicationScoped
class TellAgain implements Worker {
    static final String KIND = "tell-again";

    private static final String NEXT = """
            SELECT id, key FROM job WHERE id > ? AND expires_at IS NOT NULL AND expired_at IS NULL AND revision > 0
            ORDER BY id LIMIT ?
            """;

    private final Sql sql;
    private final Jobs jobs;
    private final TellJob tellJob;
    private final Tellings tellings;
    private final Epoch epoch;
    private final AgainSettings settings;

    TellAgain(Sql sql, Jobs jobs, TellJob tellJob, Tellings tellings, Epoch epoch, AgainSettings settings) {
        this.sql = sql;
        this.jobs = jobs;
        this.tellJob = tellJob;
        this.tellings = tellings;
        this.epoch = epoch;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    @ActivateRequestContext
    public Outcome work(String key) {
        return tellings.position(Long.parseLong(key)).map(this::turn).orElse(Outcome.DONE);
    }

    private Outcome turn(Position from) {
        if (from.newEpoch() && from.job() == 0) {
            QuarkusTransaction.requiringNew().run(epoch::beginOfAllButJobs);
        }
        var next =
                sql.list(row -> new Row(row.getLong("id"), row.getString("key")), NEXT, from.job(), settings.batch());
        if (next.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> tellings.finish(from.telling()));
            return Outcome.DONE;
        }
        next.forEach(job -> QuarkusTransaction.requiringNew().run(() -> tell(new JobKey(job.key()), from.newEpoch())));
        takeNote(from, next);
        return new Outcome.Again(settings.rest(), "the next batch is told then");
    }

    private void tell(JobKey key, boolean newEpoch) {
        if (newEpoch) {
            epoch.beginOf(key);
        }
        jobs.lock(key).filter(job -> job.expiresAt().isPresent()).ifPresent(tellJob::again);
    }

    private void takeNote(Position from, List<Row> told) {
        QuarkusTransaction.requiringNew()
                .run(() -> tellings.told(from, told.getLast().id(), told.size()));
    }

    private record Row(long id, String key) {}
}
