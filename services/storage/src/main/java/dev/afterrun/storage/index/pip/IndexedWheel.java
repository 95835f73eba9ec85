package dev.afterrun.storage.index.pip;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A wheel as an index shows it.
 *
 * @param project normalized
 * @param size in bytes
 * @param metadata the digest of its {@code METADATA}
 */
public record IndexedWheel(
        ArtifactPath path,
        String project,
        String version,
        Digest sha256,
        long size,
        Instant finishedAt,
        Optional<String> requiresPython,
        Digest metadata) {

    /** Nothing where the file's name is no wheel's, or that of another project than it speaks of: pip would refuse it. */
    static Optional<IndexedWheel> read(ResultSet row) throws SQLException {
        var path = new ArtifactPath(row.getString("path"));
        var name = WheelName.parse(path.fileName());
        return name.isPresent() && name.get().project().equals(row.getString("project"))
                ? Optional.of(read(row, path, name.get()))
                : Optional.empty();
    }

    private static IndexedWheel read(ResultSet row, ArtifactPath path, WheelName name) throws SQLException {
        return new IndexedWheel(
                path,
                name.project(),
                name.version(),
                Digest.ofHash(row.getBytes("sha256")),
                row.getLong("size"),
                row.getTimestamp("finished_at").toInstant(),
                Optional.ofNullable(row.getString("requires_python")),
                Digest.ofHash(row.getBytes("metadata_sha256")));
    }

    /** The name that pip reads project, version and platform from. */
    public String fileName() {
        return path.fileName();
    }
}
