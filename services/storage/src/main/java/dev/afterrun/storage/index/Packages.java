package dev.afterrun.storage.index;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.disposal.BlobsDisposed;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What packages said of themselves, by content, and which of them a ref has. */
@ApplicationScoped
public class Packages {
    /** Of a table called {@code artifact}: whether it is called as packages of any kind are. An index of the table says the same. */
    public static final String CALLED = "artifact.path ~ '[.](whl|conda|tar[.]bz2|tar[.]gz|tgz|crate)$'";

    private static final String OF_REF = """
            SELECT DISTINCT ON (artifact.path) artifact.path, artifact.sha256, artifact.size, job.finished_at,
                   package.project, package.facts, package.document_sha256
            FROM candidate JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.state = 'stored' AND
            """ + CALLED + """

            JOIN package ON package.sha256 = artifact.sha256 AND package.kind = ? AND package.project IS NOT NULL
            WHERE (NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
            ) AND (?::text IS NULL OR package.project = ?)
            ORDER BY artifact.path, candidate.ordinal
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

    /** A ref's packages of a kind by path: those of one project, or all. */
    public List<IndexedPackage> of(Candidates candidates, PackageKind kind, Optional<String> project) {
        return sql.list(
                IndexedPackage::read,
                candidates.with() + OF_REF,
                candidates.bound(kind.name(), candidates.byName(), project, project));
    }

    /** The document of the package with this content, if it has one. */
    public Optional<byte[]> document(PackageKind kind, Digest blob) {
        return sql.first(
                row -> row.getBytes("document"),
                "SELECT document FROM package WHERE sha256 = ? AND kind = ? AND document IS NOT NULL",
                blob.bytes(),
                kind.name());
    }

    /** Why contents among {@code blobs} are left out of their index: a sentence's end, beginning with "its". */
    public Map<Digest, String> defects(Collection<Digest> blobs) {
        return sql
                .list(
                        row -> Map.entry(Digest.ofHash(row.getBytes("sha256")), row.getString("defect")),
                        "SELECT sha256, min(defect) AS defect FROM package WHERE sha256 = ANY (?) AND defect IS NOT NULL GROUP BY sha256",
                        Copies.digests(blobs))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
