package dev.afterrun.benchmarks.expiry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** What nobody can do without: rows deleted from the same tables, in as many statements as there are tables, and unlink. */
record Floor(Connection connection, ObjectFiles objects) {
    private static final String ARTIFACTS = """
            DELETE FROM artifact USING job WHERE job.id = artifact.job_id AND job.key = ANY (?) RETURNING artifact.sha256
            """;
    private static final String COPIES = "DELETE FROM blob_copy WHERE sha256 = ANY (?) RETURNING object_key";

    /** Jobs whose rows go in one transaction. */
    private static final int AT_ONCE = 100;

    /** Deletes all of it, in batches. */
    void delete(Due due) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            for (var first = due.firstJob(); first < due.endJob(); first += AT_ONCE) {
                batch(new Due(first, Math.min(AT_ONCE, due.endJob() - first)));
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void batch(Due due) throws SQLException, IOException {
        var contents = deleted(ARTIFACTS, "text", DueRows.keys(due));
        for (var object : deleted(COPIES, "bytea", contents)) {
            objects.unlink((String) object);
        }
        connection.commit();
    }

    private Object[] deleted(String statement, String type, Object[] which) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.setArray(1, connection.createArrayOf(type, which));
            var all = new ArrayList<Object>();
            try (var rows = prepared.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getObject(1));
                }
            }
            return type.equals("text") ? all.toArray(byte[][]::new) : all.toArray();
        }
    }
}
