package dev.afterrun.benchmarks.expiry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;

/** The same files of the same tables, gone by bare statements and unlink in one thread; a hundred jobs in one transaction. */
record Floor(Connection connection, ObjectFiles objects) {
    private static final String ARTIFACTS = """
            DELETE FROM artifact USING job WHERE job.id = artifact.job_id AND job.key = ANY (?) RETURNING artifact.sha256
            """;
    private static final String COPIES = "DELETE FROM blob_copy WHERE sha256 = ANY (?) RETURNING object_key";

    private static final String TOMBSTONES = """
            UPDATE artifact SET state = 'expired', expired_at = clock_timestamp()
            FROM job WHERE job.id = artifact.job_id AND job.key = ANY (?) AND state = 'stored' RETURNING artifact.sha256
            """;
    private static final String LOCK = """
            SELECT object_key FROM blob_copy WHERE sha256 = ANY (?) ORDER BY sha256 FOR UPDATE
            """;
    private static final String CONDEMNED = """
            CREATE TABLE IF NOT EXISTS condemned_by_hand (object_key text NOT NULL)
            """;
    private static final String CONDEMN = """
            WITH condemned AS (
                DELETE FROM blob_copy WHERE sha256 = ANY (?)
                  AND NOT EXISTS (SELECT FROM artifact WHERE artifact.sha256 = blob_copy.sha256 AND state = 'stored')
                RETURNING object_key)
            INSERT INTO condemned_by_hand SELECT object_key FROM condemned RETURNING object_key
            """;
    private static final String DELETED =
            "DELETE FROM condemned_by_hand WHERE object_key = ANY (?) RETURNING object_key";

    /** Jobs whose rows go in one transaction. */
    private static final int AT_ONCE = 100;

    /** What nobody can do without: rows deleted, in as many statements as there are tables, and the objects. */
    void delete(Due due) throws SQLException, IOException {
        inBatches(due, keys -> {
            var contents = changed(ARTIFACTS, "text", keys);
            for (var object : changed(COPIES, "bytea", contents)) {
                objects.unlink((String) object);
            }
        });
    }

    /**
     * What nobody can do without who promises as much: files stay as tombstones, a copy that something refers to stays, and what
     * is condemned is committed before its object goes.
     */
    void letGo(Due due) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute(CONDEMNED);
        }
        inBatches(due, keys -> {
            var contents = changed(TOMBSTONES, "text", keys);
            connection.commit();
            changed(LOCK, "bytea", contents);
            var condemned = changed(CONDEMN, "bytea", contents);
            connection.commit();
            for (var object : condemned) {
                objects.unlink((String) object);
            }
            changed(DELETED, "text", condemned);
        });
    }

    private void inBatches(Due due, Batch batch) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            for (var first = due.firstJob(); first < due.endJob(); first += AT_ONCE) {
                batch.end(DueRows.keys(new Due(first, Math.min(AT_ONCE, due.endJob() - first))));
                connection.commit();
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The one column of the rows that it changed. */
    private Object[] changed(String statement, String type, Object[] which) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            // The driver takes no byte[] that lies in an Object[].
            var values = type.equals("bytea") ? Arrays.copyOf(which, which.length, byte[][].class) : which;
            prepared.setArray(1, connection.createArrayOf(type, values));
            var all = new ArrayList<Object>();
            try (var rows = prepared.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getObject(1));
                }
            }
            return all.toArray();
        }
    }

    private interface Batch {
        void end(Object[] keys) throws SQLException, IOException;
    }
}
