package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What generations were made from, and what was invalidated. Each generation has the lowest epoch of every name and scope that
 * anything in it came from, however many restores ago; so an invalidation reaches all that followed, whatever it is called.
 */
@ApplicationScoped
class Origins {
    private static final String DERIVE = """
            INSERT INTO set_origin (generation_id, name, scope, epoch)
            SELECT ?, name, scope, min(epoch) FROM (
                SELECT name, scope, epoch FROM set_origin
                WHERE generation_id = ANY (?)
                   OR generation_id IN (
                       SELECT told.generation_id FROM set_restore AS told
                       WHERE told.job_key = ?
                         AND (told.trust IS NULL OR told.trust = ? AND told.commit_sha = ?))
                UNION ALL
                SELECT own.name, own.scope, (
                    SELECT count(*) FROM set_invalidation AS raised
                    WHERE raised.repository_id = ? AND raised.name = own.name AND raised.invalidated_at <= ?
                      AND (raised.scope IS NULL OR raised.scope = own.scope))
                FROM (VALUES (?, ?)) AS own (name, scope)) AS origin
            GROUP BY name, scope
            """;

    private static final String RAISE = """
            INSERT INTO set_invalidation (repository_id, name, scope, invalidated_by, reason, command, hidden)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING invalidated_at
            """;

    private static final String CARRIED_OUT = """
            SELECT invalidated_at, hidden FROM set_invalidation
            WHERE command = ? AND repository_id = ? AND name = ? AND scope IS NOT DISTINCT FROM ?
            """;

    private static final String AFFECTED = """
            SELECT id, state FROM set_standing AS standing
            WHERE repository_id = ? AND ended_at IS NULL AND EXISTS (
                SELECT 1 FROM set_origin AS origin
                WHERE origin.generation_id = standing.id AND origin.name = ?
                  AND (?::text IS NULL OR origin.scope = ?))
            ORDER BY id
            """;

    private final Sql sql;

    Origins(Sql sql) {
        this.sql = sql;
    }

    /** Those of {@code ids} that are generations of the repository, be they here or gone. */
    List<Long> known(Repository repository, Collection<Long> ids) {
        return sql.list(
                row -> row.getLong("id"),
                "SELECT id FROM set_generation WHERE repository_id = ? AND id = ANY (?)",
                repository.id(),
                new Array("bigint", List.copyOf(ids)));
    }

    /**
     * The generation, which is of this name and scope, was made from {@code restored} and from what {@code saver} told that it restores:
     * what others told with its key is none of its.
     */
    @Transactional(TxType.MANDATORY)
    void derive(long generation, Repository repository, Own own, Teller saver, Collection<Long> restored) {
        sql.update(
                DERIVE,
                generation,
                new Array("bigint", List.copyOf(restored)),
                saver.job().key().value(),
                saver.trust().rank(),
                saver.commit().hex(),
                repository.id(),
                own.started(),
                own.name().value(),
                own.scope().toString());
    }

    /** Raises the epoch of the name in that scope, or in all, by which so many visible generations are hidden; returns when. */
    @Transactional(TxType.MANDATORY)
    Instant raise(Repository repository, SetName name, Optional<SetScope> scope, Cause cause, int hidden) {
        return sql.first(
                        row -> row.getTimestamp("invalidated_at").toInstant(),
                        RAISE,
                        repository.id(),
                        name.value(),
                        scope.map(SetScope::toString),
                        cause.by(),
                        cause.reason(),
                        cause.command(),
                        hidden)
                .orElseThrow();
    }

    /** What the command has raised before; empty where it is carried out for the first time, or where none asks. */
    Optional<Raised> raisedBefore(Repository repository, SetName name, Optional<SetScope> scope, Cause cause) {
        return cause.command().isEmpty()
                ? Optional.empty()
                : sql.first(
                        row -> new Raised(row.getTimestamp("invalidated_at").toInstant(), row.getInt("hidden")),
                        CARRIED_OUT,
                        cause.command(),
                        repository.id(),
                        name.value(),
                        scope.map(SetScope::toString));
    }

    /** The generations that have anything of the name in that scope, or in any; in the order of their ids. */
    List<Affected> affected(Repository repository, SetName name, Optional<SetScope> scope) {
        var where = scope.map(SetScope::toString);
        return sql.list(
                row -> new Affected(row.getLong("id"), row.getString("state").equals("visible")),
                AFFECTED,
                repository.id(),
                name.value(),
                where,
                where);
    }

    /** What a generation is itself, from when its job started. */
    record Own(SetName name, SetScope scope, Instant started) {}

    /** When an epoch was raised, and how many visible generations that hid. */
    record Raised(Instant at, int hidden) {}

    /** A generation, and whether it was visible. */
    record Affected(long id, boolean visible) {}
}
