package dev.afterrun.benchmarks.audit;

import dev.afterrun.benchmarks.lookup.Indexes;
import dev.afterrun.launcher.postgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Storage's own tables: filled by statements with a copy of each object, and asked what an audit has found. */
final class ObjectRows implements AutoCloseable {
    /** Of each copy. */
    static final long BYTES = 100;

    /** Older than what an audit leaves alone as too young. */
    private static final String COPIES = """
            INSERT INTO blob_copy (sha256, size, store, object_key, start, created_at)
            SELECT sha256(int8send(number)), ?, 'files',
                substr(first, 1, 2) || '/' || first || '-0000-4000-8000-' || lpad(to_hex(number), 12, '0'),
                0, clock_timestamp() - interval '2 days'
            FROM generate_series(0, ?::bigint - 1) AS number
                CROSS JOIN LATERAL (SELECT lpad(to_hex(number * ?::bigint), 8, '0') AS first) AS spread
            WHERE number % ?::bigint <> 0 OR number / ?::bigint >= ?
            """;

    private static final String FOUND = """
            SELECT object_key FROM audit_finding WHERE kind = ? AND audit_id = (SELECT max(id) FROM audit)
            """;

    private final Connection storage;

    private ObjectRows(Connection storage) {
        this.storage = storage;
    }

    static ObjectRows of(Database database) throws SQLException, IOException {
        return new ObjectRows(DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=storage", "storage", database.password("storage")));
    }

    /** A row for each that is no stray. */
    void fill(Planted planted) throws SQLException {
        try (var statement = storage.createStatement();
                var copies = storage.prepareStatement(COPIES)) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '512MB'");
            var restore = Indexes.drop(statement, List.of("blob_copy"));
            copies.setLong(1, BYTES);
            copies.setLong(2, planted.count());
            copies.setLong(3, planted.stride());
            copies.setLong(4, planted.every());
            copies.setLong(5, planted.every());
            copies.setInt(6, Planted.OF_EACH_KIND);
            copies.execute();
            for (var index : restore) {
                statement.execute(index);
            }
            statement.execute("VACUUM ANALYZE blob_copy");
        }
    }

    /** The keys of what the last audit has found of this kind: {@code stray} or {@code missing}. */
    Set<String> found(String kind) throws SQLException {
        var keys = new HashSet<String>();
        try (var statement = storage.prepareStatement(FOUND)) {
            statement.setString(1, kind);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
        }
        return keys;
    }

    @Override
    public void close() throws SQLException {
        storage.close();
    }
}
