package dev.afterrun.storage.index.pip;

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
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What wheels said of themselves, and which of them a ref has. */
@ApplicationScoped
class Wheels {
    private static final String OF_REF = """
            SELECT DISTINCT ON (artifact.path) artifact.path, artifact.sha256, artifact.size, job.finished_at,
                   wheel.project, wheel.requires_python, wheel.metadata_sha256
            FROM candidate JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.path LIKE '%.whl' AND artifact.state = 'stored'
            JOIN wheel ON wheel.sha256 = artifact.sha256 AND wheel.defect IS NULL
            WHERE (NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
            ) AND (?::text IS NULL OR wheel.project = ?)
            ORDER BY artifact.path, candidate.ordinal
            """;

    private final Sql sql;

    Wheels(Sql sql) {
        this.sql = sql;
    }

    /** Those of {@code blobs} that were not read yet. */
    List<Digest> unread(Collection<Digest> blobs) {
        return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), """
                SELECT sha256 FROM unnest(?) AS wanted (sha256)
                WHERE NOT EXISTS (SELECT 1 FROM wheel WHERE wheel.sha256 = wanted.sha256)
                """, Copies.digests(blobs));
    }

    /** Takes down what a wheel says. */
    @Transactional(TxType.MANDATORY)
    void sound(Digest blob, CoreMetadata metadata) {
        var bytes = metadata.text().getBytes(StandardCharsets.UTF_8);
        sql.update(
                """
                INSERT INTO wheel (sha256, project, requires_python, metadata, metadata_sha256)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                blob.bytes(),
                metadata.project(),
                metadata.requiresPython(),
                bytes,
                Digest.of(bytes).bytes());
    }

    /** Takes down that a wheel says nothing, and why. */
    @Transactional(TxType.MANDATORY)
    void defective(Digest blob, String why) {
        sql.update("INSERT INTO wheel (sha256, defect) VALUES (?, ?) ON CONFLICT DO NOTHING", blob.bytes(), why);
    }

    /** What nobody has any more is not kept either. */
    void forget(@Observes BlobsDisposed disposed) {
        sql.update("""
                DELETE FROM wheel WHERE sha256 = ANY (?)
                AND NOT EXISTS (SELECT 1 FROM blob_copy WHERE blob_copy.sha256 = wheel.sha256)
                """, Copies.digests(disposed.blobs()));
    }

    /** The wheels of a ref by path: of one project, or of all. */
    List<IndexedWheel> of(Candidates candidates, Optional<String> project) {
        return sql
                .list(
                        IndexedWheel::read,
                        candidates.with() + OF_REF,
                        candidates.bound(candidates.byName(), project, project))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The {@code METADATA} of a wheel. */
    Optional<String> metadata(Digest wheel) {
        return sql.first(
                row -> new String(row.getBytes("metadata"), StandardCharsets.UTF_8),
                "SELECT metadata FROM wheel WHERE sha256 = ? AND metadata IS NOT NULL",
                (Object) wheel.bytes());
    }
}
