package dev.afterrun.storage.persisted.conclusion;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.forge.WorkflowJob;
import dev.afterrun.storage.persisted.generation.SetNews;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The jobs of which the forge is to say how they ended. No transaction is open while it is asked. */
@ApplicationScoped
class AwaitedJobs {
    private static final String ADD = """
            INSERT INTO set_job_word (job_key, repository_id, run, attempt, job, commit_sha)
            SELECT job_key, repository_id, run, attempt, job, commit_sha FROM set_generation WHERE id = ?
            ON CONFLICT (job_key, commit_sha) DO NOTHING
            """;

    private static final String OF_GENERATION = "SELECT repository_id FROM set_generation WHERE id = ?";

    private static final String REPOSITORY = "SELECT name FROM repository WHERE id = ?";

    /** Not of those all of whose sets have ended undecided. */
    private static final String AWAITED = """
            SELECT job_key, job, commit_sha FROM set_job_word AS word
            WHERE repository_id = ? AND run = ? AND attempt = ? AND word IS NULL AND EXISTS (
                SELECT 1 FROM set_generation AS saved
                WHERE saved.job_key = word.job_key AND saved.commit_sha = word.commit_sha AND saved.ended_at IS NULL)
            ORDER BY job_key, commit_sha
            """;

    private static final String SAID =
            "UPDATE set_job_word SET word = ? WHERE job_key = ? AND commit_sha = ? AND word IS NULL";

    private static final String RUNS = """
            UPDATE set_job_word SET questions = questions + 1
            WHERE repository_id = ? AND run = ? AND attempt = ? AND word IS NULL RETURNING questions
            """;

    private final Sql sql;
    private final SetNews news;

    AwaitedJobs(Sql sql, SetNews news) {
        this.sql = sql;
        this.news = news;
    }

    /** Awaits what the forge says of the job that saved this; empty where it runs no such job. */
    @Transactional(TxType.MANDATORY)
    Optional<AttemptOfRun> await(long generation, JobId job) {
        if (!job.runsOnTheForge()) {
            return Optional.empty();
        }
        var attempt = sql.first(row -> row.getLong("repository_id"), OF_GENERATION, generation)
                .flatMap(repository -> AttemptOfRun.of(repository, job.run(), job.attempt()));
        attempt.ifPresent(known -> sql.update(ADD, generation));
        return attempt;
    }

    /** What is awaited of the attempt, and of which repository that is; none where nothing is. */
    @Transactional
    Asked of(AttemptOfRun attempt) {
        var awaited = sql.list(
                row -> new AwaitedJob(
                        new JobKey(row.getString("job_key")),
                        row.getString("job"),
                        new Commit(row.getString("commit_sha"))),
                AWAITED,
                attempt.repository(),
                Long.toString(attempt.run()),
                attempt.attempt());
        return new Asked(
                sql.first(row -> RepositoryName.parse(row.getString("name")), REPOSITORY, attempt.repository())
                        .orElseThrow(),
                awaited);
    }

    /** Takes down what the forge has said; returns how often it has said that some run, empty where none do. */
    @Transactional
    Optional<Integer> answered(AttemptOfRun attempt, List<AwaitedJob> awaited, List<WorkflowJob> jobs) {
        for (var job : awaited) {
            job.in(jobs).ifPresent(word -> {
                if (sql.update(
                                SAID,
                                word.word(),
                                job.key().value(),
                                job.commit().hex())
                        > 0) {
                    news.decided(job.key());
                }
            });
        }
        return sql.first(
                row -> row.getInt("questions"),
                RUNS,
                attempt.repository(),
                Long.toString(attempt.run()),
                attempt.attempt());
    }

    /** Whose attempt it is, and what is awaited of it. */
    record Asked(RepositoryName repository, List<AwaitedJob> jobs) {}
}
