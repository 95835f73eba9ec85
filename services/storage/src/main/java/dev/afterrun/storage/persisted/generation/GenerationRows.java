package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rows of generations, as they come and go. */
@ApplicationScoped
class GenerationRows {
    private static final String TAKE_NAME = """
            INSERT INTO set_name AS known (repository_id, name, generations) VALUES (?, ?, 0)
            ON CONFLICT (repository_id, name) DO UPDATE SET generations = known.generations
            """;

    private static final String ADD = """
            WITH next AS (
                UPDATE set_name SET generations = generations + 1 WHERE repository_id = ? AND name = ?
                RETURNING repository_id, name, generations)
            INSERT INTO set_generation (
                repository_id, name, number, version_key, scope, trust, job_key, source, run, attempt, job, commit_sha,
                branch, pull_request, started_at, description_sha256, description_size, new_bytes, packs)
            SELECT repository_id, name, generations, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, least(?, clock_timestamp()), ?, ?, ?, ?
            FROM next RETURNING id
            """;

    /** Those of its line that may have to make room for it. */
    private static final String OLDER = """
            SELECT other.id FROM set_generation AS other
            JOIN set_generation AS own USING (repository_id, name, version_key, scope)
            WHERE own.id = ? AND other.id <> own.id AND other.ended_at IS NULL ORDER BY other.started_at LIMIT ?
            """;

    private static final String FACTS = """
            SELECT repository_id, extract(epoch FROM clock_timestamp() - saved_at) * 1000 AS age,
                   extract(epoch FROM clock_timestamp() - greatest(saved_at, last_used_at)) * 1000 AS unused,
                   (SELECT count(*) FROM set_standing AS other
                    WHERE other.repository_id = own.repository_id AND other.name = own.name
                      AND other.version_key = own.version_key AND other.scope = own.scope AND other.ended_at IS NULL
                      AND (other.started_at, other.number) > (own.started_at, own.number)
                      AND other.state = 'visible') AS newer
            FROM set_generation AS own WHERE own.id = ?
            """;

    private static final String USED = """
            UPDATE set_generation SET last_used_at = clock_timestamp()
            WHERE id = ? AND ended_at IS NULL
              AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '10 minutes')
            """;

    private static final int OLDER_REVIEWED = 100;

    private final Sql sql;

    GenerationRows(Sql sql) {
        this.sql = sql;
    }

    /** Whoever else saves under the name waits until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    void takeName(Repository repository, SetName name) {
        sql.update(TAKE_NAME, repository.id(), name.value());
    }

    /** Adds one, whose name is taken; returns its id. */
    @Transactional(TxType.MANDATORY)
    long add(New added) {
        var request = added.request();
        var job = added.job();
        return sql.first(
                        row -> row.getLong("id"),
                        ADD,
                        added.repository().id(),
                        request.name().value(),
                        Generations.text(request.key()),
                        added.scope().toString(),
                        added.trust().rank(),
                        job.key().value(),
                        job.source(),
                        job.run(),
                        job.attempt(),
                        job.job(),
                        request.job().commit().hex(),
                        request.job().branch(),
                        request.job().pullRequest(),
                        request.job().startedAt(),
                        request.description().sha256().bytes(),
                        request.description().size(),
                        added.newBytes(),
                        request.packs().size())
                .orElseThrow();
    }

    /** The others of its line that have not ended, the oldest first, as far as they are looked at at once. */
    List<Long> older(long id) {
        return sql.list(row -> row.getLong("id"), OLDER, id, OLDER_REVIEWED);
    }

    /** Holds the row against everybody else who would end it; false where it has ended. */
    @Transactional(TxType.MANDATORY)
    boolean hold(long id) {
        return sql.exists("SELECT 1 FROM set_generation WHERE id = ? AND ended_at IS NULL FOR UPDATE", id);
    }

    /** What its end depends on. */
    Optional<Facts> facts(long id) {
        return sql.first(
                row -> new Facts(
                        row.getLong("repository_id"),
                        Duration.ofMillis(row.getLong("age")),
                        Duration.ofMillis(row.getLong("unused")),
                        row.getInt("newer")),
                FACTS,
                id);
    }

    /** Somebody has asked where it is. */
    @Transactional(TxType.MANDATORY)
    void used(long id) {
        sql.update(USED, id);
    }

    @Transactional(TxType.MANDATORY)
    void ended(long id, String reason) {
        sql.update("UPDATE set_generation SET ended_at = clock_timestamp(), end_reason = ? WHERE id = ?", reason, id);
    }

    /**
     * A generation that is about to be.
     *
     * @param newBytes of what the tenant had in no set before
     */
    record New(Repository repository, JobId job, TrustLevel trust, SetScope scope, SaveSet request, long newBytes) {}

    /**
     * What the end of a generation depends on, beside how it stands.
     *
     * @param unused since when nobody has asked for it
     * @param newer how many visible ones of its line are newer
     */
    record Facts(long repository, Duration age, Duration unused, int newer) {}
}
