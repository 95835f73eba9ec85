package dev.afterrun.system;

import dev.afterrun.launcher.postgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Storage's own rows of objects and of audits. */
final class AuditRows implements AutoCloseable {
    private static final String COPIES = """
            INSERT INTO blob_copy (sha256, size, store, object_key, start)
            SELECT sha256(int8send(number)), 0, 'files',
                substr(first, 1, 2) || '/' || first || '-0000-4000-8000-' || lpad(to_hex(number), 12, '0'), 0
            FROM generate_series(0, ?::bigint - 1) AS number
                CROSS JOIN LATERAL (SELECT lpad(to_hex(number * ?::bigint), 8, '0') AS first) AS spread
            WHERE number <> ?
            """;

    private static final String NEWEST = """
            SELECT phase, position, objects, known, strays, missing FROM audit_part
            WHERE audit_id = (SELECT max(id) FROM audit)
            """;

    private static final String WAITING = """
            SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))
            """;

    private final Connection storage;

    private AuditRows(Connection storage) {
        this.storage = storage;
    }

    static AuditRows of(Database database) throws SQLException, IOException {
        return new AuditRows(DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=storage", "storage", database.password("storage")));
    }

    /** How far the audit is; one that is done is nowhere. */
    record Part(String phase, String position, long objects, long known, long strays, long missing) {
        boolean isDone() {
            return phase.equals("done");
        }

        private static Part read(ResultSet row) throws SQLException {
            return new Part(
                    row.getString("phase"),
                    row.getString("position"),
                    row.getLong("objects"),
                    row.getLong("known"),
                    row.getLong("strays"),
                    row.getLong("missing"));
        }
    }

    /** As storage makes keys: ascending as numbers do, spread over all folders. */
    static String key(long number, long of) {
        var first = String.format(Locale.ROOT, "%08x", number * stride(of));
        return "%s/%s-0000-4000-8000-%012x".formatted(first.substring(0, 2), first, number);
    }

    private static long stride(long of) {
        return (1L << Integer.SIZE) / of;
    }

    /** A copy in each of so many objects but the stray. */
    void tellOf(long objects, long stray) throws SQLException {
        try (var statement = storage.prepareStatement(COPIES)) {
            statement.setLong(1, objects);
            statement.setLong(2, stride(objects));
            statement.setLong(3, stray);
            statement.executeUpdate();
        }
    }

    /** The audit that was begun last, of the one store that there is. */
    Part newest() throws SQLException {
        return list(Part::read, NEWEST).getFirst();
    }

    /** What it has found: each its kind and its key. */
    List<String> findings() throws SQLException {
        return list(row -> row.getString(1), "SELECT kind || ' ' || object_key FROM audit_finding");
    }

    /** Nobody else writes down how far it is, until {@link #letGo}. */
    Part hold() throws SQLException {
        storage.setAutoCommit(false);
        return list(Part::read, NEWEST + "FOR UPDATE").getFirst();
    }

    /** Whether somebody would write that down. */
    boolean somebodyWaits() throws SQLException {
        return list(row -> row.getBoolean(1), WAITING).getFirst();
    }

    void letGo() throws SQLException {
        storage.rollback();
        storage.setAutoCommit(true);
    }

    /** The time has passed for which a process that was killed holds its piece of work. */
    void leaseRunsOut() throws SQLException {
        try (var statement = storage.createStatement()) {
            statement.executeUpdate("UPDATE due_work SET leased_until = clock_timestamp() WHERE kind = 'audit-store'");
        }
    }

    private <T> List<T> list(Read<T> read, String query) throws SQLException {
        var all = new ArrayList<T>();
        try (var statement = storage.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(read.of(rows));
            }
        }
        return all;
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        storage.close();
    }
}
