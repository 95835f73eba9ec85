package dev.afterrun.benchmarks.expiry;

import dev.afterrun.benchmarks.lookup.Indexes;
import dev.afterrun.cli.server.Json;
import dev.afterrun.launcher.postgres.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Storage's and reaper's own tables: filled by statements, with ends that are moved to now, and asked what is left. */
final class DueRows implements AutoCloseable {
    private static final String REPOSITORIES = """
            INSERT INTO repository (forge, forge_id, name) SELECT 'local', name, name FROM unnest(?) AS name
            """;

    /** All jobs' ends are far away, and what the operator's rules say of runs without a branch. */
    private static final String JOBS = """
            INSERT INTO job (key, repository_id, source, run, attempt, name, commit_sha, built_commit, trust, conclusion,
                finished_at, recorded_at, new_version, listed, settle_by, revision, expires_at)
            SELECT key, repository.id, ?, 'run-' || number, 1, ?, 'a' || lpad(number::text, 39, '0'),
                'a' || lpad(number::text, 39, '0'), 1, 'success', now(), now() + interval '8000 hours',
                false, true, now(), 1, now() + interval '8720 hours'
            FROM unnest(?, ?) WITH ORDINALITY AS jobs (key, name, position)
                CROSS JOIN LATERAL (SELECT ? + position - 1 AS number) AS numbered
                JOIN repository ON repository.name = jobs.name
            """;

    private static final String ARTIFACTS = """
            INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state, rule, expires_at)
            SELECT job.id, job.repository_id, job.trust, 'dist/file-' || lpad(file::text, 12, '0') || '.bin',
                sha256(('content ' || file)::bytea), ?, false, 'stored', 'branches', job.expires_at
            FROM job CROSS JOIN LATERAL generate_series(? * substr(run, 5)::bigint, ? * (substr(run, 5)::bigint + 1) - 1) AS file
            WHERE job.source = ?
            """;

    private static final String COPIES = """
            INSERT INTO blob_copy (sha256, size, store, object_key, start, whole)
            SELECT sha256(('content ' || file)::bytea), ?, 'files', substr(object, 1, 2) || '/' || object, 0, true
            FROM generate_series(0, ? - 1) AS file
                CROSS JOIN LATERAL (SELECT encode(sha256(('object ' || file)::bytea), 'hex') AS object) AS named
            """;

    private static final String SCHEDULE = """
            INSERT INTO schedule (key, repository, job, revision, due_at, propose_at)
            SELECT key, 'local:' || name, job, 1, now() + interval '1 year', now() + interval '1 year'
            FROM unnest(?, ?, ?) AS jobs (key, name, job)
            """;

    private static final String JOBS_END = """
            UPDATE job SET recorded_at = now() - interval '720 hours', expires_at = now() WHERE key = ANY (?)
            """;

    private static final String FILES_END = """
            UPDATE artifact SET expires_at = job.expires_at FROM job WHERE job.id = job_id AND job.key = ANY (?)
            """;

    private static final String PROPOSE = """
            UPDATE schedule SET due_at = clock_timestamp(), propose_at = clock_timestamp() WHERE key = ANY (?)
            """;

    private static final String WORK = """
            INSERT INTO due_work (kind, key, due_at) SELECT DISTINCT 'expiry', repository, now() FROM schedule WHERE key = ANY (?)
            ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at, generation = due_work.generation + 1
            """;

    /** From the last on, and no further than the first that is found: whoever asks all the time slows what is measured. */
    private static final String A_JOB_LEFT = """
            SELECT count(*) FROM (
                SELECT FROM unnest(?) AS due (key)
                    CROSS JOIN LATERAL (SELECT FROM job WHERE job.key = due.key AND expired_at IS NULL OFFSET 0) AS kept
                LIMIT 1) AS any_of_them
            """;

    private static final String COPIES_LEFT = """
            SELECT count(*) FROM job JOIN artifact ON artifact.job_id = job.id
                JOIN blob_copy ON blob_copy.sha256 = artifact.sha256
            WHERE job.key = ANY (?)
            """;

    private static final String DISPOSAL = """
            SELECT count(*) FROM (SELECT FROM due_work
                WHERE kind IN ('dispose-job', 'dispose-blob', 'delete-object', 'delete-condemned') LIMIT 1) AS any_of_it
            """;

    private static final int AT_ONCE = 10_000;
    private static final List<String> FILLED = List.of("artifact", "blob_copy");

    private final Connection storage;
    private final Connection reaper;

    private DueRows(Connection storage, Connection reaper) {
        this.storage = storage;
        this.reaper = reaper;
    }

    static DueRows of(Database database) throws SQLException, IOException {
        return new DueRows(connection(database, "storage"), connection(database, "reaper"));
    }

    private static Connection connection(Database database, String role) throws SQLException, IOException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=" + role, role, database.password(role));
    }

    /** Fills the tables with so many jobs and all of their files. */
    void fill(int jobs) throws SQLException {
        try (var statement = storage.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '512MB'");
            var restore = Indexes.drop(statement, FILLED);
            run(storage, REPOSITORIES, (Object) Numbered.repositories());
            for (var first = 0; first < jobs; first += AT_ONCE) {
                jobs(new Due(first, Math.min(AT_ONCE, jobs - first)));
            }
            run(storage, ARTIFACTS, Numbered.BYTES, Numbered.FILES, Numbered.FILES, Numbered.SOURCE);
            run(storage, COPIES, Numbered.BYTES, jobs * Numbered.FILES);
            for (var index : restore) {
                statement.execute(index);
            }
            statement.execute("VACUUM ANALYZE job, artifact, blob_copy");
            statement.execute("SET synchronous_commit = on");
        }
        try (var statement = reaper.createStatement()) {
            statement.execute("VACUUM ANALYZE schedule");
        }
    }

    private void jobs(Due some) throws SQLException {
        var keys = keys(some);
        var names = numbers(some)
                .mapToObj(number -> Numbered.job(number).repository().id())
                .toArray(String[]::new);
        var written = numbers(some)
                .mapToObj(number -> new String(Json.write(Numbered.job(number)), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        run(storage, JOBS, Numbered.SOURCE, Numbered.JOB, keys, names, some.firstJob());
        run(reaper, SCHEDULE, keys, names, written);
    }

    /** From now on they are due, and reaper has to see to it. */
    void end(Due due) throws SQLException {
        var keys = keys(due);
        run(storage, JOBS_END, (Object) keys);
        run(storage, FILES_END, (Object) keys);
    }

    /** Leaves reaper its due work for these, as its clock would have. */
    void propose(Due due) throws SQLException {
        var keys = keys(due);
        run(reaper, PROPOSE, (Object) keys);
        run(reaper, WORK, (Object) keys);
    }

    /** Whether any of these jobs has files. */
    boolean jobIsLeft(Due due) throws SQLException {
        return count(A_JOB_LEFT, numbers(due).map(number -> due.firstJob() + due.endJob() - 1 - number)) > 0;
    }

    /** Of these, the files of which a copy is left. */
    long copiesLeft(Due due) throws SQLException {
        return count(COPIES_LEFT, numbers(due));
    }

    /** Whether something of any file that has gone is still to be disposed of. */
    boolean disposalIsDue() throws SQLException {
        try (var statement = storage.createStatement();
                var row = statement.executeQuery(DISPOSAL)) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    private long count(String query, IntStream jobs) throws SQLException {
        try (var statement = storage.prepareStatement(query)) {
            statement.setArray(1, storage.createArrayOf("text", keys(jobs)));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The connection to storage's tables. */
    Connection storage() {
        return storage;
    }

    static String[] keys(Due due) {
        return keys(numbers(due));
    }

    private static String[] keys(IntStream jobs) {
        return jobs.mapToObj(number -> Numbered.job(number).key().value()).toArray(String[]::new);
    }

    private static IntStream numbers(Due due) {
        return IntStream.range(due.firstJob(), due.endJob());
    }

    private static void run(Connection connection, String text, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            for (var i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        storage.close();
        reaper.close();
    }
}
