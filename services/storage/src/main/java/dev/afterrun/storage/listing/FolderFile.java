package dev.afterrun.storage.listing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.downloadcount.Downloads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored file of a ref.
 *
 * @param finished when the job that made it finished
 * @param downloads of its content from its repository, where there were any
 * @param counted whether it may be downloaded so often and no more, so that it is read at its own address alone
 */
public record FolderFile(
        ArtifactPath path,
        Digest sha256,
        long size,
        boolean executable,
        Instant finished,
        boolean counted,
        Optional<Downloads> downloads) {
    static FolderFile read(ResultSet row) throws SQLException {
        return new FolderFile(
                new ArtifactPath(row.getString("path")),
                Digest.ofHash(row.getBytes("sha256")),
                row.getLong("size"),
                row.getBoolean("executable"),
                row.getTimestamp("finished_at").toInstant(),
                row.getBoolean("counted"),
                Downloads.read(row));
    }
}
