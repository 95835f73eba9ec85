package dev.afterrun.storage.index;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.disposal.BlobsDisposed;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.PackageKind.Said;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What packages said of themselves, by content, and which of them a ref has. */
@ApplicationScoped
public class Packages {
    /** Of a table called {@code artifact}: whether it is called as packages of any kind are. An index of the table says the same. */
    public static final String CALLED = "artifact.path ~ '[.](whl|conda|tar[.]bz2|tar[.]gz|tgz|crate)$'";

    private static final String FILES = """
            SELECT * FROM (
                SELECT DISTINCT ON (artifact.path) artifact.path, artifact.sha256, artifact.size, job.finished_at,
                       package.kind, package.project, candidate.ordinal
                FROM candidate JOIN job ON job.id = candidate.id
                JOIN artifact ON artifact.job_id = job.id AND artifact.state = 'stored' AND
            """ + CALLED + """

                JOIN package ON package.sha256 = artifact.sha256 AND package.kind = ANY (?) AND package.project IS NOT NULL
                WHERE (NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
                ) AND (?::text IS NULL OR package.project = ?)
                ORDER BY artifact.path, candidate.ordinal
                LIMIT ?
            ) AS file ORDER BY ordinal, path
            """;

    private static final String OF_JOB = """
            SELECT artifact.path, artifact.sha256, artifact.size, job.finished_at, package.kind, package.project,
            """ + Artifact.HOLDS_ITS_NAME + """
             AS named
            FROM job JOIN artifact ON artifact.job_id = job.id AND artifact.state = 'stored' AND
            """ + CALLED + """

            JOIN package ON package.sha256 = artifact.sha256 AND package.project IS NOT NULL
            WHERE job.id = ? ORDER BY artifact.path LIMIT ?
            """;

    private final Sql sql;

    Packages(Sql sql) {
        this.sql = sql;
    }

    /** Those of {@code blobs} that were not read yet as packages of {@code kind}. */
    List<Digest> unread(PackageKind kind, Collection<Digest> blobs) {
        return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), """
                SELECT sha256 FROM unnest(?) AS wanted (sha256)
                WHERE NOT EXISTS (SELECT 1 FROM package WHERE package.sha256 = wanted.sha256 AND kind = ?)
                """, Copies.digests(blobs), kind.name());
    }

    /** Takes down what a package says. */
    @Transactional(TxType.MANDATORY)
    void sound(PackageKind kind, Digest blob, PackageFacts said) {
        sql.update(
                """
                INSERT INTO package (sha256, kind, project, facts, document, document_sha256)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                blob.bytes(),
                kind.name(),
                said.project(),
                said.facts(),
                said.document(),
                said.document().map(document -> Digest.of(document).bytes()));
    }

    /** Takes down that this is no package. */
    @Transactional(TxType.MANDATORY)
    void none(PackageKind kind, Digest blob) {
        sql.update(
                "INSERT INTO package (sha256, kind) VALUES (?, ?) ON CONFLICT DO NOTHING", blob.bytes(), kind.name());
    }

    /** Takes down that a package says nothing, and why. */
    @Transactional(TxType.MANDATORY)
    void defective(PackageKind kind, Digest blob, String why) {
        sql.update(
                "INSERT INTO package (sha256, kind, defect) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                blob.bytes(),
                kind.name(),
                why);
    }

    /** What nobody has any more is not kept either. */
    void forget(@Observes BlobsDisposed disposed) {
        sql.update("""
                DELETE FROM package WHERE sha256 = ANY (?)
                AND NOT EXISTS (SELECT 1 FROM blob_copy WHERE blob_copy.sha256 = package.sha256)
                """, Copies.digests(disposed.blobs()));
    }

    /** A ref's packages of these kinds, those of one project or all, in the order in which its address leads to them. */
    List<PackageFile> files(Candidates candidates, List<PackageKind> kinds, Optional<String> project, int limit) {
        return sql.list(
                PackageFile::read,
                candidates.with() + FILES,
                candidates.bound(
                        new Array("text", kinds.stream().map(PackageKind::name).toList()),
                        candidates.byName(),
                        project,
                        project,
                        limit));
    }

    /** The packages of one job by path, at most {@code limit}. */
    public List<OfJob> ofJob(Job job, int limit) {
        return sql.list(row -> new OfJob(PackageFile.read(row), row.getBoolean("named")), OF_JOB, job.id(), limit);
    }

    /** The document of the package with this content, if it has one. */
    public Optional<byte[]> document(PackageKind kind, Digest blob) {
        return sql.first(
                row -> row.getBytes("document"),
                "SELECT document FROM package WHERE sha256 = ? AND kind = ? AND document IS NOT NULL",
                blob.bytes(),
                kind.name());
    }

    /** What is known of contents among {@code blobs}, as packages of each kind. */
    List<Known> known(Collection<Digest> blobs) {
        return sql.list(
                Known::read,
                "SELECT sha256, kind, defect, project, facts, document_sha256 FROM package WHERE sha256 = ANY (?)",
                Copies.digests(blobs));
    }

    /**
     * A package of a job.
     *
     * @param named whether its content holds its name for the job's commit
     */
    public record OfJob(PackageFile file, boolean named) {}

    /**
     * A content as a package of a kind.
     *
     * @param defect why no index shows it, where it is none
     * @param said what it says, where it is one
     */
    record Known(Digest sha256, String kind, Optional<String> defect, Optional<Said> said) {
        private static Known read(ResultSet row) throws SQLException {
            return new Known(
                    Digest.ofHash(row.getBytes("sha256")),
                    row.getString("kind"),
                    Optional.ofNullable(row.getString("defect")),
                    row.getString("facts") == null ? Optional.empty() : Optional.of(Said.read(row)));
        }
    }
}
