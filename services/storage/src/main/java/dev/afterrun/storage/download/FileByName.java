package dev.afterrun.storage.download;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * The short way to what most readers ask for: a stored file that holds its name for a commit, and a copy of it, by one
 * statement that touches one row of each table. Whatever is not so plain it leaves to {@link CandidateFiles}.
 */
@ApplicationScoped
class FileByName {
    /**
     * Of the most trusted jobs that hold the name; a commit that others have built, too, has candidates of other names.
     * The levels of trust are listed, since the index goes on with the path behind each of them.
     */
    static final String FIND = """
            SELECT file.sha256, file.size, job.finished_at, copy.store, copy.object_key, copy.start
            FROM (
                SELECT artifact.job_id, artifact.sha256, artifact.size
                FROM published_name AS name
                JOIN artifact ON artifact.job_id = name.job_id AND artifact.path = name.path
                    AND artifact.sha256 = name.sha256 AND artifact.state = 'stored'
                WHERE name.repository_id =
                        (SELECT id FROM repository WHERE lower(repository.name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1)
                    AND name.commit_sha = ? AND name.trust IN (2, 1) AND name.path = ?
                    AND NOT EXISTS (
                        SELECT 1 FROM job AS builder
                        WHERE builder.repository_id = name.repository_id AND builder.built_commit = ?
                            AND builder.built_commit <> builder.commit_sha)
                ORDER BY name.trust DESC LIMIT 1) AS file
            JOIN job ON job.id = file.job_id
            CROSS JOIN LATERAL (
                SELECT store, object_key, start FROM blob_copy
                WHERE blob_copy.sha256 = file.sha256 AND live AND damaged_at IS NULL
                ORDER BY store = ? DESC, id LIMIT 1) AS copy
            """;

    private final Sql sql;
    private final Stores stores;

    FileByName(Sql sql, Stores stores) {
        this.sql = sql;
        this.stores = stores;
    }

    /** Such a file at {@code path}; where there is none, nothing is said about others. */
    Optional<FoundFile> find(RepositoryName repository, CommitRef commit, ArtifactPath path) {
        return sql.first(
                row -> read(row, path),
                FIND,
                repository.toString().toLowerCase(Locale.ROOT),
                commit.prefix(),
                path.value(),
                commit.prefix(),
                stores.mainName());
    }

    private static FoundFile read(ResultSet row, ArtifactPath path) throws SQLException {
        var size = row.getLong("size");
        return new FoundFile(
                path,
                Digest.ofHash(row.getBytes("sha256")),
                size,
                row.getTimestamp("finished_at").toInstant(),
                new Place(
                        row.getString("store"),
                        new ObjectSlice(new ObjectKey(row.getString("object_key")), row.getLong("start"), size)));
    }
}
