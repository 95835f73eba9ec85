package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * A branch has a newer run: the jobs that stay while their run is among the newest, and may not be any more, are evaluated anew.
 * There are as many of them as newest runs have jobs, however many the branch has had.
 */
@ApplicationScoped
public class ReviewBranch implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "review-branch";

    /** Of the branch's jobs that stay as newest, those of runs that so many others have come after. */
    private static final String ONE_TOO_OLD = """
            WITH held AS (
                SELECT key, id, source, run, among_newest FROM job
                WHERE repository_id = ? AND branch = ? AND among_newest IS NOT NULL AND expired_at IS NULL),
            run AS (
                SELECT DISTINCT source, run FROM job
                WHERE repository_id = ? AND branch = ? AND trust > 0 AND expires_at IS NOT NULL
                  AND id >= (SELECT min(id) FROM held)),
            begun AS (
                SELECT run.source, run.run, min(job.id) AS id
                FROM run JOIN job ON job.repository_id = ? AND job.run = run.run AND job.source = run.source
                     AND job.branch = ? AND job.trust > 0
                GROUP BY run.source, run.run)
            SELECT held.key FROM held JOIN begun AS own USING (source, run)
            WHERE (SELECT count(*) FROM begun WHERE begun.id > own.id) >= held.among_newest
            ORDER BY held.key
            """;

    private final NewerRuns newerRuns;
    private final DueWork dueWork;
    private final Sql sql;

    ReviewBranch(NewerRuns newerRuns, DueWork dueWork, Sql sql) {
        this.newerRuns = newerRuns;
        this.dueWork = dueWork;
        this.sql = sql;
    }

    /** The key of this work for the branch that the job ran on, where that counts runs. */
    static Optional<String> key(Job job) {
        return job.branch()
                .filter(branch -> job.trust() != TrustLevel.UNTRUSTED)
                .map(branch -> job.repository().id() + "/" + branch);
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
        var slash = key.indexOf('/');
        var repository = Long.parseLong(key.substring(0, slash));
        var branch = key.substring(slash + 1);
        QuarkusTransaction.requiringNew().run(() -> review(repository, branch));
        return Outcome.DONE;
    }

    private void review(long repository, String branch) {
        newerRuns.holdStill(repository, branch);
        sql.list(row -> row.getString("key"), ONE_TOO_OLD, repository, branch, repository, branch, repository, branch)
                .forEach(job -> dueWork.mark(EvaluateJob.KIND, job, Duration.ZERO));
    }
}
