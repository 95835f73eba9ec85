package dev.afterrun.storage.index;

import dev.afterrun.contracts.ArtifactPath;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
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

    private static final String CONTENTS = """
            SELECT DISTINCT ON (artifact.path) artifact.path, artifact.sha256, candidate.ordinal
            FROM candidate JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.state = 'stored' AND
            """ + CALLED + """

            JOIN package ON package.sha256 = artifact.sha256 AND package.kind = ? AND package.project IS NOT NULL
            WHERE (NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
            ) AND (?::text IS NULL OR artifact.path = ?::text OR right(artifact.path, length(?::text) + 1) = '/' || ?::text)
            ORDER BY artifact.path, candidate.ordinal
            LIMIT ?
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

    /**
     * Which contents a ref has under which paths, without what they say: the first by the order in which an address leads to
     * them comes first.
     *
     * @param fileName the last part of their paths, where not all are wanted
     */
    public List<Content> contents(Candidates candidates, PackageKind kind, Optional<String> fileName, int limit) {
        var found = sql.list(
                Content::read,
                candidates.with() + CONTENTS,
                candidates.bound(kind.name(), candidates.byName(), fileName, fileName, fileName, fileName, limit));
        found.sort(Comparator.comparingLong(Content::ordinal));
        return found;
    }

    /** What contents say, as JSON. */
    public Map<Digest, String> facts(PackageKind kind, Collection<Digest> blobs) {
        return sql
                .list(
                        row -> Map.entry(Digest.ofHash(row.getBytes("sha256")), row.getString("facts")),
                        "SELECT sha256, facts FROM package WHERE sha256 = ANY (?) AND kind = ? AND facts IS NOT NULL",
                        Copies.digests(blobs),
                        kind.name())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
                "SELECT sha256, kind, defect, project, facts FROM package WHERE sha256 = ANY (?)",
                Copies.digests(blobs));
    }

    /**
     * A content as a package of a kind.
     *
     * @param defect why no index shows it, where it is none
     * @param said what it says, where it is one
     */
    record Known(Digest sha256, String kind, Optional<String> defect, Optional<PackageKind.Said> said) {
        private static Known read(ResultSet row) throws SQLException {
            return new Known(
                    Digest.ofHash(row.getBytes("sha256")),
                    row.getString("kind"),
                    Optional.ofNullable(row.getString("defect")),
                    row.getString("facts") == null
                            ? Optional.empty()
                            : Optional.of(new PackageKind.Said(row.getString("project"), row.getString("facts"))));
        }
    }

    /**
     * A content under a path.
     *
     * @param ordinal the order of the job that has it among those that the address leads to
     */
    public record Content(ArtifactPath path, Digest sha256, long ordinal) {
        private static Content read(ResultSet row) throws SQLException {
            return new Content(
                    new ArtifactPath(row.getString("path")),
                    Digest.ofHash(row.getBytes("sha256")),
                    row.getLong("ordinal"));
        }
    }
}
