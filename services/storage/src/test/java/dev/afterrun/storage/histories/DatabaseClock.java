package dev.afterrun.storage.histories;

import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets the database's clock jump: everything that it has written down lies as much further back, or ahead. */
@ApplicationScoped
class DatabaseClock {
    private static final String COLUMNS = """
            SELECT format('UPDATE %I SET ', table_name)
                || string_agg(format('%1$I = %1$I - interval ''JUMP milliseconds''', column_name), ', ') AS statement
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
              AND data_type = 'timestamp with time zone'
            GROUP BY table_name ORDER BY table_name
            """;

    private final Sql sql;
    private final List<String> statements = new ArrayList<>();

    DatabaseClock(Sql sql) {
        this.sql = sql;
    }

    /** From now on it is so much later, or earlier. */
    @Transactional
    void jump(Duration by) {
        if (statements.isEmpty()) {
            statements.addAll(sql.list(row -> row.getString("statement"), COLUMNS));
        }
        sql.update(String.join(";\n", statements).replace("JUMP", Long.toString(by.toMillis())));
    }
}
