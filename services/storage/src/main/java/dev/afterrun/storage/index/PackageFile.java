package dev.afterrun.storage.index;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A file of a ref that is a package.
 *
 * @param size in bytes
 * @param finishedAt when the job that made it ended
 * @param kind the {@link PackageKind#name} that it was read as
 * @param project in the one spelling that its index uses
 */
public record PackageFile(
        ArtifactPath path, Digest sha256, long size, Instant finishedAt, String kind, String project) {
    static PackageFile read(ResultSet row) throws SQLException {
        return new PackageFile(
                new ArtifactPath(row.getString("path")),
                Digest.ofHash(row.getBytes("sha256")),
                row.getLong("size"),
                row.getTimestamp("finished_at").toInstant(),
                row.getString("kind"),
                row.getString("project"));
    }

    /** The last part of its path. */
    public String fileName() {
        return path.fileName();
    }
}
