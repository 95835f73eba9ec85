package dev.afterrun.benchmarks.lookup;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The indexes and references of storage's tables while these are filled. */
public final class Indexes {
    private Indexes() {}

    /** Made once when all is there, they take a fraction of the time; what makes them again is returned. */
    public static List<String> drop(Statement statement, List<String> tables) throws SQLException {
        var restore = new ArrayList<String>();
        for (var table : tables) {
            for (var index : list(statement, """
                    SELECT indexname || chr(10) || indexdef FROM pg_indexes
                    WHERE schemaname = 'storage' AND tablename = '%s' AND indexname NOT IN (
                        SELECT conname FROM pg_constraint WHERE conrelid = 'storage.%1$s'::regclass)
                    """.formatted(table))) {
                var name = index.substring(0, index.indexOf('\n'));
                statement.execute("DROP INDEX " + name);
                restore.add(index.substring(index.indexOf('\n') + 1));
            }
            for (var reference : list(statement, """
                    SELECT conname || chr(10) || pg_get_constraintdef(oid) FROM pg_constraint
                    WHERE conrelid = 'storage.%s'::regclass AND contype = 'f'
                    """.formatted(table))) {
                var name = reference.substring(0, reference.indexOf('\n'));
                statement.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + name);
                restore.add("ALTER TABLE " + table + " ADD CONSTRAINT " + name
                        + reference.substring(reference.indexOf('\n')));
            }
        }
        return restore;
    }

    private static List<String> list(Statement statement, String query) throws SQLException {
        var all = new ArrayList<String>();
        try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
