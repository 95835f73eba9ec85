package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** Where branches are as far as we were told, and which of their commits are fit to be led to. */
@ApplicationScoped
class BranchPositions {
    /** Commits further back than these had their turn when they were new. */
    private static final int LOOKED_AT = 6;

    /** By when CI first started them: a run that is repeated makes no commit newer. The head is always among them. */
    private static final String RECENT = """
            WITH recent AS (
                SELECT commit_sha, min(coalesce(started_at, finished_at)) AS started FROM job
                WHERE repository_id = ? AND branch = ? AND trust > 0 AND trust >= ?
                  AND expires_at IS NOT NULL AND expired_at IS NULL
                GROUP BY commit_sha
                ORDER BY commit_sha IS NOT DISTINCT FROM ?::text DESC, started DESC, commit_sha LIMIT %d)
            """.formatted(LOOKED_AT);

    private static final String WITH_FILES = RECENT + "SELECT commit_sha FROM recent ORDER BY started DESC, commit_sha";

    /** Of each job of a run its latest attempt; good: it went well and nothing of it is awaited. */
    private static final String SUCCESSFUL = RECENT + """
            , latest AS (
                SELECT DISTINCT ON (job.commit_sha, job.source, job.run, job.name)
                       job.commit_sha, job.source, job.run, job.name, coalesce(job.started_at, job.finished_at) AS started,
                       job.expires_at IS NOT NULL AND job.expired_at IS NULL AS files,
                       job.conclusion = 'success' AND job.revision > 0 AND job.listed AND NOT EXISTS (
                           SELECT 1 FROM artifact WHERE artifact.job_id = job.id AND artifact.state = 'awaiting') AS good
                FROM recent JOIN job USING (commit_sha)
                WHERE job.repository_id = ? AND job.branch = ? AND job.trust = 2
                ORDER BY job.commit_sha, job.source, job.run, job.name, job.attempt DESC)
            SELECT recent.commit_sha FROM recent
            WHERE CASE WHEN cardinality(?::text[]) = 0 THEN EXISTS (
                    SELECT 1 FROM latest WHERE latest.commit_sha = recent.commit_sha
                    GROUP BY latest.source, latest.run HAVING bool_and(latest.good) AND bool_or(latest.files))
                ELSE NOT EXISTS (
                    SELECT 1 FROM unnest(?::text[]) AS wanted (name)
                    WHERE NOT coalesce((
                        SELECT latest.good FROM latest
                        WHERE latest.commit_sha = recent.commit_sha AND latest.name = wanted.name
                        ORDER BY latest.started DESC LIMIT 1), false))
                END
            ORDER BY recent.started DESC, recent.commit_sha
            """;

    private static final int ORDINARY = 1;
    private static final int TRUSTED = 2;

    private final Sql sql;
    private final Event<FilesChanged> filesChanged;

    BranchPositions(Sql sql, Event<FilesChanged> filesChanged) {
        this.sql = sql;
        this.filesChanged = filesChanged;
    }

    /** Takes down what the forge says of the branch. */
    @Transactional(TxType.MANDATORY)
    void headIs(Repository repository, String branch, Optional<Commit> head) {
        var changed = sql.update("""
                INSERT INTO branch AS known (repository_id, name, head) VALUES (?, ?, ?)
                ON CONFLICT (repository_id, name) DO UPDATE SET head = excluded.head
                WHERE known.head IS DISTINCT FROM excluded.head
                """, repository.id(), branch, head.map(Commit::hex));
        if (changed > 0) {
            filesChanged.fire(new FilesChanged(repository.name()));
        }
    }

    /** Where {@code ~NAME} leads while the head has no jobs. */
    Optional<Commit> at(Repository repository, String branch) {
        return sql
                .list(
                        row -> Optional.ofNullable(row.getString("commit_sha")),
                        "SELECT commit_sha FROM branch WHERE repository_id = ? AND name = ?",
                        repository.id(),
                        branch)
                .stream()
                .flatMap(Optional::stream)
                .map(Commit::new)
                .findFirst();
    }

    /** Leads {@code ~NAME} to {@code commit}. */
    @Transactional(TxType.MANDATORY)
    void advance(Repository repository, String branch, Commit commit) {
        sql.update(
                "UPDATE branch SET commit_sha = ? WHERE repository_id = ? AND name = ?",
                commit.hex(),
                repository.id(),
                branch);
        filesChanged.fire(new FilesChanged(repository.name()));
    }

    /** The newest commit that a run named for the branch, never an untrusted one. */
    Optional<Commit> reported(Repository repository, String branch) {
        return sql.first(row -> new Commit(row.getString("commit_sha")), """
                SELECT commit_sha FROM job WHERE repository_id = ? AND branch = ? AND trust > 0
                ORDER BY coalesce(started_at, finished_at) DESC, id DESC LIMIT 1
                """, repository.id(), branch);
    }

    /** The branch's newest commits that have files of trusted or ordinary runs. */
    List<Commit> withFiles(Repository repository, String branch, Optional<Commit> head) {
        return sql.list(
                row -> new Commit(row.getString("commit_sha")),
                WITH_FILES,
                repository.id(),
                branch,
                ORDINARY,
                head.map(Commit::hex));
    }

    /**
     * The branch's newest commits with a trusted run whose jobs so far were all successful; where {@code jobs} are named,
     * those of which these were.
     */
    List<Commit> successful(Repository repository, String branch, List<String> jobs, Optional<Commit> head) {
        return sql.list(
                row -> new Commit(row.getString("commit_sha")),
                SUCCESSFUL,
                repository.id(),
                branch,
                TRUSTED,
                head.map(Commit::hex),
                repository.id(),
                branch,
                new Array("text", jobs),
                new Array("text", jobs));
    }
}
