package dev.afterrun.benchmarks.lookup;

import dev.afterrun.launcher.postgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Storage's own tables, filled by statements: jobs of a thousand files each, every content another one. */
final class Rows implements AutoCloseable {
    private static final String JOBS = """
            INSERT INTO job (key, repository_id, source, run, attempt, name, commit_sha, built_commit, trust, conclusion,
                finished_at, recorded_at, new_version, listed, settle_by, revision)
            SELECT md5('job ' || number), repository.id, 'urn:afterrun:benchmark', 'run-' || number, 1, 'build',
                'a' || lpad(number::text, 39, '0'), 'a' || lpad(number::text, 39, '0'), 2, 'success', now(), now(), false, true, now(), 1
            FROM repository, generate_series(0, (%1$d - 1) / 1000) AS number WHERE repository.name = 'octo/lookup'
            """;

    private static final String FILE = """
            FROM generate_series(0, %1$d - 1) AS number JOIN job ON job.key = md5('job ' || number / 1000)
            """;

    private static final String ARTIFACTS = """
            INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state)
            SELECT job.id, job.repository_id, job.trust, 'dist/file-' || lpad(number::text, 12, '0') || '.bin',
                sha256(number::text::bytea), %2$d, false, 'stored'
            """ + FILE;

    private static final String NAMES = """
            INSERT INTO published_name (repository_id, commit_sha, trust, path, job_id, sha256)
            SELECT job.repository_id, job.commit_sha, job.trust, 'dist/file-' || lpad(number::text, 12, '0') || '.bin',
                job.id, sha256(number::text::bytea)
            """ + FILE;

    /** All lie in the one object that there is. */
    private static final String COPIES = """
            INSERT INTO blob_copy (sha256, size, store, object_key, start)
            SELECT sha256(number::text::bytea), size, store, object_key, start
            FROM (SELECT * FROM blob_copy WHERE size = %2$d LIMIT 1) AS published, generate_series(0, %1$d - 1) AS number
            """;

    private static final List<String> TABLES = List.of("artifact", "published_name", "blob_copy");

    private final Connection connection;

    private Rows(Connection connection) {
        this.connection = connection;
    }

    static Rows of(Database database) throws SQLException, IOException {
        return new Rows(DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=storage", "storage", database.password("storage")));
    }

    void fill(int files) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '512MB'");
            var restore = Indexes.drop(statement, TABLES);
            statement.execute(
                    "INSERT INTO repository (forge, forge_id, name) VALUES ('local', 'octo/lookup', 'octo/lookup')");
            for (var table : List.of(JOBS, ARTIFACTS, NAMES, COPIES)) {
                statement.execute(table.formatted(files, Shelf.BYTES));
            }
            for (var index : restore) {
                statement.execute(index);
            }
            statement.execute("VACUUM ANALYZE job, artifact, published_name, blob_copy");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
