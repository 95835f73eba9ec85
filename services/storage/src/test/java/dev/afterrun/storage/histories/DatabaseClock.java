package dev.afterrun.storage.histories;

import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets the database's clock jump: everything that it has written down lies as much further back, or ahead, but for the audit log, whose rows nobody changes. */
@ApplicationScoped
class DatabaseClock {
    /** A function, so that it is one statement, whose own statements are planned once. */
    private static final String FUNCTION = """
            SELECT 'CREATE OR REPLACE FUNCTION history_jump(by bigint) RETURNS void LANGUAGE plpgsql AS $jump$ BEGIN '
                || string_agg(statement, ' ' ORDER BY statement) || ' END $jump$' AS statement
            FROM (SELECT format('UPDATE %I SET ', table_name)
                      || string_agg(format('%1$I = %1$I - by * interval ''1 millisecond''', column_name), ', ') || ';'
                      AS statement
                  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                  WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                    AND table_name <> 'audit_log' AND data_type = 'timestamp with time zone'
                  GROUP BY table_name) AS statements
            """;

    private final Sql sql;
    private final AtomicBoolean isMade = new AtomicBoolean();

    DatabaseClock(Sql sql) {
        this.sql = sql;
    }

    /** From now on it is so much later, or earlier. */
    @Transactional
    void jump(Duration by) {
        if (isMade.compareAndSet(false, true)) {
            sql.update(sql.first(row -> row.getString("statement"), FUNCTION).orElseThrow());
        }
        sql.exists("SELECT history_jump(?)", by.toMillis());
    }
}
