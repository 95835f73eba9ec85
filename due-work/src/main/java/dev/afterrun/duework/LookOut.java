package dev.afterrun.duework;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Looks for work that nobody here was told of: what other replicas marked, and what time has made due. One question is about
 * all kinds, so that workers without work ask nothing.
 */
@ApplicationScoped
class LookOut {
    /** Reads one entry of the index a kind, beside those that somebody holds, however many are due, or are to be. */
    static final String DUE = """
            SELECT kind FROM unnest(?) AS wanted (kind) CROSS JOIN LATERAL (
                SELECT 1 FROM due_work WHERE due_work.kind = wanted.kind AND due_at <= statement_timestamp()
                AND (leased_until IS NULL OR leased_until <= clock_timestamp())
                ORDER BY due_at LIMIT 1) AS due
            """;

    private final DataSource database;
    private final WakeUp wakeUp;

    LookOut(DataSource database, WakeUp wakeUp) {
        this.database = database;
        this.wakeUp = wakeUp;
    }

    /** Wakes the workers of those of these kinds of which something is due that nobody holds. */
    void look(Collection<String> kinds) {
        due(kinds).forEach(wakeUp::everybody);
    }

    private List<String> due(Collection<String> kinds) {
        return Sql.run(database, DUE, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", kinds.toArray()));
            return Sql.texts(statement);
        });
    }
}
