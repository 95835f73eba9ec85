package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.retention.FileFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.Set;

/** What rules ask of a file, as columns of a query over {@code artifact}. */
public final class FactsOfFile {
    /**
     * Takes two parameters first: whether kinds and whether downloads are to be looked up. The condition of packages is that of an
     * index.
     */
    public static final String COLUMNS = """
            artifact.path, artifact.size,
            CASE WHEN ? AND artifact.path ~ '[.](whl|conda|tar[.]bz2|tar[.]gz|tgz|crate)$' THEN (
                SELECT string_agg(kind, ' ') FROM package
                WHERE package.sha256 = artifact.sha256 AND package.project IS NOT NULL) END AS kinds,
            CASE WHEN ? THEN (
                SELECT last_at FROM download_count AS known
                WHERE known.sha256 = artifact.sha256 AND known.repository_id = artifact.repository_id
            ) END AS downloaded
            """;

    private FactsOfFile() {}

    /** Those of a row with the {@link #COLUMNS}. */
    public static FileFacts read(ResultSet row) throws SQLException {
        var kinds = Optional.ofNullable(row.getString("kinds"));
        return new FileFacts(
                new ArtifactPath(row.getString("path")),
                row.getLong("size"),
                kinds.map(words -> Set.of(words.split(" "))).orElse(Set.of()),
                Optional.ofNullable(row.getTimestamp("downloaded")).map(Timestamp::toInstant));
    }
}
