package dev.afterrun.storage.index;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A package that a ref has, and what it says of itself.
 *
 * @param project in the one spelling that its index uses
 * @param facts as JSON
 * @param size in bytes
 * @param finishedAt when the job that made it ended
 * @param document the digest of its {@link PackageFacts#document}
 */
public record IndexedPackage(
        ArtifactPath path,
        String project,
        String facts,
        Digest sha256,
        long size,
        Instant finishedAt,
        Optional<Digest> document) {

    static IndexedPackage read(ResultSet row) throws SQLException {
        return new IndexedPackage(
                new ArtifactPath(row.getString("path")),
                row.getString("project"),
                row.getString("facts"),
                Digest.ofHash(row.getBytes("sha256")),
                row.getLong("size"),
                row.getTimestamp("finished_at").toInstant(),
                Optional.ofNullable(row.getBytes("document_sha256")).map(Digest::ofHash));
    }

    /** The last part of its path. */
    public String fileName() {
        return path.fileName();
    }
}
