package dev.afterrun.storage.persisted.generation;

import dev.afterrun.duework.Forgetful;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets generations that ended long ago. What was made from them has kept their origins itself; numbers are not used again. */
@ApplicationScoped
class ForgetSets implements Forgetful {
    private static final String OLD = """
            SELECT id FROM set_generation
            WHERE ended_at IS NOT NULL AND ended_at < now() - ? * interval '1 millisecond'
            ORDER BY ended_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    /** Who refers to a generation goes before it. */
    private static final List<String> IN_TURN = List.of(
            """
            DELETE FROM set_job_word AS word
            WHERE job_key IN (SELECT job_key FROM set_generation WHERE id = ANY (?))
              AND NOT EXISTS (SELECT 1 FROM set_generation AS other WHERE other.job_key = word.job_key AND other.ended_at IS NULL)
            """,
            "DELETE FROM set_restore WHERE generation_id = ANY (?)",
            "DELETE FROM set_origin WHERE generation_id = ANY (?)",
            "DELETE FROM set_generation WHERE id = ANY (?)");

    private final Sql sql;
    private final PersistedSettings settings;

    ForgetSets(Sql sql, PersistedSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "forget-sets";
    }

    @Override
    public int forget(int most) {
        var old = sql.list(row -> row.getLong("id"), OLD, settings.memory().toMillis(), most);
        if (!old.isEmpty()) {
            var ids = new Array("bigint", old);
            IN_TURN.forEach(statement -> sql.update(statement, ids));
        }
        return old.size();
    }
}
