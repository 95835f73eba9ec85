package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.disposal.BlobsDisposed;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What test reports say, by content. */
@ApplicationScoped
public class TestReports {
    /** Of a table called {@code artifact}: whether it is called as reports are. An index of the table says the same. */
    static final String CALLED = "artifact.path ~* '[.]xml$'";

    /** Stored ones too: bytes may arrive while others are read. */
    private static final String HERE = """
            SELECT DISTINCT sha256 FROM (
                SELECT sha256 FROM artifact
                WHERE job_id = ? AND (state = 'stored' OR state IN ('awaiting', 'missing') AND sha256 = ANY (?)) AND
            """ + CALLED + """

                ORDER BY path LIMIT ?) AS file
            WHERE NOT EXISTS (SELECT 1 FROM test_report WHERE test_report.sha256 = file.sha256)
            """;

    private static final String ADD = """
            INSERT INTO test_report (sha256, passed, failed, errors, skipped, millis, passed_tests)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String ADD_TESTS = """
            INSERT INTO reported_test (sha256, ordinal, outcome, suite, name, name_hash, output)
            SELECT ?, ordinal, outcome, suite, name, name_hash, output
            FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS test (outcome, suite, name, name_hash, output, ordinal)
            """;

    private final Sql sql;

    TestReports(Sql sql) {
        this.sql = sql;
    }

    /** Contents of the job that are called as reports are and were not looked at yet; {@code awaited} are here by now. */
    List<Digest> unread(Job job, Collection<Digest> awaited) {
        return sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                HERE,
                job.id(),
                Copies.digests(awaited),
                Limits.REPORTS_READ);
    }

    /** Takes down what a report says. */
    @Transactional(TxType.MANDATORY)
    void sound(Digest blob, TestReport report) {
        var counts = report.counts();
        var added = sql.update(
                ADD,
                blob.bytes(),
                counts.passed(),
                counts.failed(),
                counts.errors(),
                counts.skipped(),
                report.millis(),
                new Array("bigint", report.passed()));
        if (added > 0 && !report.remarkable().isEmpty()) {
            sql.update(
                    ADD_TESTS,
                    blob.bytes(),
                    texts(report, test -> test.outcome().name().toLowerCase(Locale.ROOT)),
                    texts(report, test -> test.name().suite()),
                    texts(report, test -> test.name().name()),
                    new Array(
                            "bigint",
                            report.remarkable().stream()
                                    .map(test -> test.name().hash())
                                    .toList()),
                    texts(report, ReportedTest::output));
        }
    }

    /** Takes down that this is no test report. */
    @Transactional(TxType.MANDATORY)
    void none(Digest blob) {
        sql.update("INSERT INTO test_report (sha256) VALUES (?) ON CONFLICT DO NOTHING", (Object) blob.bytes());
    }

    /** Takes down that a report cannot be read, and why. */
    @Transactional(TxType.MANDATORY)
    void defective(Digest blob, String why) {
        sql.update("INSERT INTO test_report (sha256, defect) VALUES (?, ?) ON CONFLICT DO NOTHING", blob.bytes(), why);
    }

    /** Why those of {@code blobs} that are test reports could not be read: a sentence's end, beginning with "its". */
    public Map<Digest, String> defects(Collection<Digest> blobs) {
        return sql
                .list(
                        row -> Map.entry(Digest.ofHash(row.getBytes("sha256")), row.getString("defect")),
                        "SELECT sha256, defect FROM test_report WHERE sha256 = ANY (?) AND defect IS NOT NULL",
                        Copies.digests(blobs))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What nobody has any more is not kept either; what jobs made of it stays with them. */
    void forget(@Observes BlobsDisposed disposed) {
        sql.update("""
                DELETE FROM test_report WHERE sha256 = ANY (?)
                AND NOT EXISTS (SELECT 1 FROM blob_copy WHERE blob_copy.sha256 = test_report.sha256)
                """, Copies.digests(disposed.blobs()));
    }

    private static Array texts(TestReport report, Function<ReportedTest, String> text) {
        return new Array("text", report.remarkable().stream().map(text).toList());
    }
}
