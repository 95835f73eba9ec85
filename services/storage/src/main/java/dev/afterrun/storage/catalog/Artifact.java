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

    /**
     * Whether the file's content holds the file's name for its job's commit and trust, so that the commit's address leads to
     * these bytes; of tables called {@code artifact} and {@code job}.
     */
    public static final String HOLDS_ITS_NAME = """
            EXISTS (
                SELECT 1 FROM published_name AS name
                WHERE name.repository_id = job.repository_id AND name.commit_sha = job.commit_sha
                  AND name.trust = job.trust AND name.path = artifact.path AND name.sha256 = artifact.sha256)
            """;

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
