package dev.afterrun.storage.contents;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.content.KnownFile;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of some files a repository has, stored by a job at a level of trust or above, and readable. Whether there is a copy
 * is asked only of contents that the repository has: of others nothing is looked at.
 */
@ApplicationScoped
class KnownContents {
    private static final String BY_CONTENT = """
            SELECT known.path, known.sha256, known.size,
            """ + Copies.READABLE_OF_KNOWN + """
             AS readable
            FROM (SELECT DISTINCT sha256 FROM unnest(?) AS asked (sha256)) AS wanted
            CROSS JOIN LATERAL (
                SELECT found.* FROM unnest(ARRAY[2, 1]) AS level (trust)
                CROSS JOIN LATERAL (
                    SELECT job_id, path, sha256, size FROM artifact
                    WHERE repository_id = ? AND trust = level.trust AND artifact.sha256 = wanted.sha256 AND state = 'stored'
                    ORDER BY job_id DESC, path DESC LIMIT 1) AS found
                WHERE level.trust >= ?
                ORDER BY found.job_id DESC LIMIT 1) AS known
            """;

    private static final String BY_PATH = """
            SELECT known.path, known.sha256, known.size,
            """ + Copies.READABLE_OF_KNOWN + """
             AS readable
            FROM (
                SELECT DISTINCT ON (artifact.path) artifact.path, artifact.sha256, artifact.size
                FROM candidate JOIN job ON job.id = candidate.id
                JOIN artifact ON artifact.job_id = job.id AND artifact.path = ANY (?) AND artifact.state = 'stored'
                WHERE job.trust >= ? AND
            """ + Artifact.HOLDS_ITS_NAME + """
                ORDER BY artifact.path, candidate.ordinal) AS known
            """;

    private final Sql sql;
    private final PublicUrls urls;

    KnownContents(Sql sql, PublicUrls urls) {
        this.sql = sql;
        this.urls = urls;
    }

    /** Those of {@code contents} that the repository has, each with the address that never changes. */
    List<KnownFile> withContent(Asking asking, List<Digest> contents) {
        return readable(
                file -> file.at(urls.content(asking.name(), file.sha256(), file.path())),
                BY_CONTENT,
                Copies.digests(contents),
                asking.repository(),
                asking.atLeast().rank());
    }

    /** Those of {@code paths} that the commit has. */
    List<KnownFile> ofCommit(Asking asking, Commit commit, List<ArtifactPath> paths) {
        var candidates = Candidates.of(asking.name(), new CommitRef(commit.hex()));
        return readable(
                file -> file.at(urls.inRef(asking.name(), commit.hex(), file.path())),
                candidates.with() + BY_PATH,
                candidates.bound(
                        new Array(
                                "text", paths.stream().map(ArtifactPath::value).toList()),
                        asking.atLeast().rank()));
    }

    private List<KnownFile> readable(Function<Row, KnownFile> addressed, String query, Object... parameters) {
        return sql.list(Row::read, query, parameters).stream()
                .flatMap(Optional::stream)
                .map(addressed)
                .toList();
    }

    /**
     * On whose behalf.
     *
     * @param repository the row's number
     * @param name as the caller writes it
     * @param atLeast the trust of the jobs whose files count
     */
    record Asking(long repository, RepositoryName name, TrustLevel atLeast) {}

    private record Row(ArtifactPath path, Digest sha256, long size) {
        static Optional<Row> read(ResultSet row) throws SQLException {
            return row.getBoolean("readable")
                    ? Optional.of(new Row(
                            new ArtifactPath(row.getString("path")),
                            Digest.ofHash(row.getBytes("sha256")),
                            row.getLong("size")))
                    : Optional.empty();
        }

        KnownFile at(URI address) {
            return new KnownFile(path, sha256, size, address);
        }
    }
}
