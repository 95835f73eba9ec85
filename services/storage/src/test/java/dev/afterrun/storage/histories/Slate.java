package dev.afterrun.storage.histories;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The database and the store as they were before the first history: all that is in them later is a history's. */
@Alternative
@ApplicationScoped
class Slate {
    /** After everybody who begins with some work. */
    private static final int LAST = 10_000;

    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name
            """;

    private final Sql sql;
    private final BlobStore store;
    private final Judge judge;
    private final List<String> statements = new ArrayList<>();

    Slate(Sql sql, BlobStore store, Judge judge) {
        this.sql = sql;
        this.store = store;
        this.judge = judge;
    }

    /** Rows that are there from the start are the service's own; of due work, those alone that it begins with. */
    void begin(@Observes @Priority(LAST) StartupEvent event) {
        // Rows go in any order: what refers to them goes too.
        statements.add("SET LOCAL session_replication_role = replica");
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("CREATE TABLE first_work AS SELECT kind, key FROM due_work");
            sql.list(row -> row.getString("table_name"), TABLES).stream()
                    .filter(table -> !sql.exists("SELECT 1 FROM " + table))
                    .map("DELETE FROM "::concat)
                    .forEach(statements::add);
        });
        statements.add("DELETE FROM due_work WHERE (kind, key) NOT IN (SELECT kind, key FROM first_work)");
    }

    /** Forgets all that has happened. */
    void wipe() throws IOException {
        QuarkusTransaction.requiringNew().run(() -> sql.update(String.join(";\n", statements)));
        for (var object : judge.objects()) {
            store.delete(object);
        }
    }
}
