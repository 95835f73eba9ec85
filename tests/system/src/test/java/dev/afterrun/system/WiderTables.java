package dev.afterrun.system;

import dev.afterrun.launcher.postgres.Database;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of the services, each with a column more than the running version knows, as the migration of a next one leaves them. */
final class WiderTables {
    private static final String TABLES = """
            SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'flyway%'
            """;

    private final Database database;

    WiderTables(Database database) {
        this.database = database;
    }

    /** Adds the columns, and returns to how many tables. */
    int widen() throws SQLException, IOException {
        return alter("ADD COLUMN IF NOT EXISTS of_the_next_version text");
    }

    /** Takes the columns away again. */
    void narrow() throws SQLException, IOException {
        alter("DROP COLUMN IF EXISTS of_the_next_version");
    }

    private int alter(String change) throws SQLException, IOException {
        var changed = 0;
        for (var service : Successor.KEEPERS) {
            try (var connection = connect(service);
                    var statement = connection.createStatement()) {
                for (var table : tables(connection)) {
                    statement.execute("ALTER TABLE " + table + " " + change);
                    changed++;
                }
            }
        }
        return changed;
    }

    private Connection connect(Service service) throws SQLException, IOException {
        var owner = service.word();
        return DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=" + owner, owner, database.password(owner));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
