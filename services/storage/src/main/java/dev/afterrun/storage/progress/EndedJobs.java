package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Commit;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The jobs of a commit whose end was told to us. */
@ApplicationScoped
class EndedJobs {
    private final Sql sql;

    EndedJobs(Sql sql) {
        this.sql = sql;
    }

    List<Ended> of(Repository repository, Commit commit) {
        return sql.list(
                row -> new Ended(
                        new JobOfRun(row.getString("source"), row.getString("run"), row.getString("name")),
                        row.getInt("attempt"),
                        row.getBoolean("told"),
                        row.getTimestamp("recorded_at").toInstant()),
                """
                SELECT source, run, name, attempt, revision > 0 AS told, recorded_at FROM job
                WHERE repository_id = ? AND commit_sha = ?
                """,
                repository.id(),
                commit.hex());
    }

    /** A job of a run, whatever its attempt. */
    record JobOfRun(String source, String run, String name) {}

    /** @param told whether others know: until then its files are awaited */
    record Ended(JobOfRun job, int attempt, boolean told, Instant recordedAt) {}
}
