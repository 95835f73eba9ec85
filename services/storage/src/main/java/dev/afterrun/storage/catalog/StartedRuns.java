package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The runs that said that they begin. */
@ApplicationScoped
public class StartedRuns {
    private static final String TAKE = """
            INSERT INTO started_run (repository_id, commit_sha, source, run, attempt, pull_request_hint, missing_by)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final Sql sql;

    StartedRuns(Sql sql) {
        this.sql = sql;
    }

    /** Takes note of the run; false where it is known. */
    @Transactional(TxType.MANDATORY)
    public boolean take(Repository repository, RunStarted started, Instant missingBy) {
        return sql.update(
                        TAKE,
                        repository.id(),
                        started.report().commit().hex(),
                        started.run().source(),
                        started.run().run(),
                        started.run().attempt(),
                        started.report().pullRequest(),
                        missingBy)
                > 0;
    }

    /** Those of the commit. */
    public List<StartedRun> of(Repository repository, Commit commit) {
        return sql.list(
                row -> new StartedRun(
                        row.getString("source"),
                        row.getString("run"),
                        row.getInt("attempt"),
                        row.getTimestamp("missing_by").toInstant()),
                "SELECT source, run, attempt, missing_by FROM started_run WHERE repository_id = ? AND commit_sha = ?",
                repository.id(),
                commit.hex());
    }

    /** The pull requests that they named; each once, in order. */
    public List<Integer> pullRequestHints(Repository repository, Commit commit) {
        return sql.list(row -> row.getInt(1), """
                SELECT DISTINCT pull_request_hint FROM started_run
                WHERE repository_id = ? AND commit_sha = ? AND pull_request_hint IS NOT NULL ORDER BY pull_request_hint
                """, repository.id(), commit.hex());
    }

    /** Forgets up to {@code most} whose jobs were to be in so long ago; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return sql.update("""
                DELETE FROM started_run WHERE (repository_id, commit_sha, source, run, attempt) IN (
                    SELECT repository_id, commit_sha, source, run, attempt FROM started_run
                    WHERE missing_by < now() - ? * interval '1 millisecond'
                    ORDER BY missing_by LIMIT ? FOR UPDATE SKIP LOCKED)
                """, after.toMillis(), most);
    }
}
