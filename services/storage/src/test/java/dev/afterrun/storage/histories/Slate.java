package dev.afterrun.storage.histories;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
    private final Path objects;
    private final Connection sponge;

    Slate(
            Sql sql,
            BlobStore store,
            Judge judge,
            @ConfigProperty(name = "afterrun.blobs.files.directory") Path directory)
            throws SQLException {
        this.sql = sql;
        this.store = store;
        this.judge = judge;
        this.objects = directory.resolve("objects");
        this.sponge = sponge();
    }

    /**
     * Rows go in any order: what refers to them goes too. Whoever is told so forgets all plans, so it is nobody's connection who
     * has any.
     */
    private static Connection sponge() throws SQLException {
        var config = ConfigProvider.getConfig();
        var how = new Properties();
        how.setProperty("user", config.getValue("quarkus.datasource.username", String.class));
        how.setProperty("password", config.getValue("quarkus.datasource.password", String.class));
        how.setProperty("currentSchema", "storage");
        how.setProperty("options", "-c session_replication_role=replica");
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), how);
    }

    /** Rows that are there from the start are the service's own; of due work, those alone that it begins with. */
    void begin(@Observes @Priority(LAST) StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("CREATE TABLE first_work AS SELECT kind, key FROM due_work");
            var deletions = sql.list(row -> row.getString("table_name"), TABLES).stream()
                    .filter(table -> !sql.exists("SELECT 1 FROM " + table))
                    .map("DELETE FROM %s;"::formatted)
                    .collect(Collectors.joining(" "));
            sql.update("""
                    CREATE FUNCTION history_wipe() RETURNS void LANGUAGE plpgsql AS $wipe$ BEGIN %s
                    DELETE FROM due_work WHERE (kind, key) NOT IN (SELECT kind, key FROM first_work); END $wipe$
                    """.formatted(deletions));
        });
    }

    @PreDestroy
    void wringOut() throws SQLException {
        sponge.close();
    }

    /** Forgets all that has happened. */
    void wipe() throws IOException {
        wipeRows();
        for (var object : judge.objects()) {
            store.delete(object);
        }
        // Of 256 empty folders each list of all objects would read every one.
        for (var folder : folders()) {
            Files.delete(folder);
        }
    }

    private List<Path> folders() throws IOException {
        try (var folders = Files.list(objects)) {
            return folders.toList();
        }
    }

    private void wipeRows() throws IOException {
        try (var statement = sponge.createStatement()) {
            statement.execute("SELECT history_wipe()");
        } catch (SQLException e) {
            throw new IOException("what has happened is not forgotten", e);
        }
    }
}
