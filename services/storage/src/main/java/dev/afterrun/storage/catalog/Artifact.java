package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.ArtifactState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** A file of a job, as a row. */
public record Artifact(
        long jobId,
        ArtifactPath path,
        Digest sha256,
        long size,
        boolean executable,
        ArtifactState state,
        Optional<String> refusal) {

    /** The columns that {@link #read} wants, of a table called {@code artifact}. */
    static final String COLUMNS =
            "artifact.job_id, artifact.path, artifact.sha256, artifact.size, artifact.executable, artifact.state, artifact.refusal";

    static Artifact read(ResultSet row) throws SQLException {
        return new Artifact(
                row.getLong("job_id"),
                new ArtifactPath(row.getString("path")),
                Digest.ofHash(row.getBytes("sha256")),
                row.getLong("size"),
                row.getBoolean("executable"),
                ArtifactState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("refusal")));
    }
}
