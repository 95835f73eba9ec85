package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has the jobs of a repository evaluated anew since its rules are others: those that have files, a batch at a time. Where it was
 * is kept beside the repository's settings, so that a restart goes on behind it.
 */
@ApplicationScoped
public class ApplyPolicy implements Worker {
    /** The kind of this work; its key is the repository's number. */
    public static final String KIND = "apply-policy";

    /** Jobs of one batch. */
    static final int BATCH = 200;

    private static final Duration PACE = Duration.ofSeconds(1);

    private static final String NEXT = """
            SELECT job.id, job.key FROM repository_settings AS settings
            JOIN job ON job.repository_id = settings.repository_id AND job.id > settings.position
            WHERE settings.repository_id = ? AND job.expires_at IS NOT NULL AND job.expired_at IS NULL
            ORDER BY job.id LIMIT ?
            """;

    private final DueWork dueWork;
    private final Sql sql;

    ApplyPolicy(DueWork dueWork, Sql sql) {
        this.dueWork = dueWork;
        this.sql = sql;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        var count = QuarkusTransaction.requiringNew().call(() -> batch(Long.parseLong(key)));
        return count < BATCH ? Outcome.DONE : new Outcome.Again(PACE, "more jobs follow");
    }

    private int batch(long repository) {
        // Held against rules that change meanwhile: these begin anew, behind it.
        sql.first(row -> true, "SELECT 1 FROM repository_settings WHERE repository_id = ? FOR UPDATE", repository);
        var jobs = sql.list(row -> new Due(row.getLong("id"), row.getString("key")), NEXT, repository, BATCH);
        jobs.forEach(job -> dueWork.mark(EvaluateJob.KIND, job.key(), Duration.ZERO));
        sql.update("UPDATE repository_settings SET position = ? WHERE repository_id = ?", position(jobs), repository);
        return jobs.size();
    }

    private static Optional<Long> position(List<Due> jobs) {
        return jobs.size() < BATCH
                ? Optional.empty()
                : Optional.of(jobs.getLast().id());
    }

    private record Due(long id, String key) {}
}
