package dev.afterrun.storage.listing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The files of a folder, however deep, of which each can be read. Of several under one path it is the one that is served. */
@ApplicationScoped
public class FolderFiles {
    private static final int BATCH = 1_000;

    /** The first of each job come by its index; the first of all of them are among those. */
    private static final String NEXT = """
            SELECT DISTINCT ON (file.path) file.path, file.sha256, file.size, file.executable, job.finished_at,
                   coalesce(share.most IS NOT NULL, false) AS counted, known.downloads, known.last_at
            FROM candidate JOIN job ON job.id = candidate.id LEFT JOIN share ON share.job_id = job.id
            CROSS JOIN LATERAL (
                SELECT artifact.path, artifact.sha256, artifact.size, artifact.executable FROM artifact
                WHERE artifact.job_id = job.id AND artifact.path > ? AND artifact.path < ? AND artifact.state = 'stored'
                  AND (NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
                )
                ORDER BY artifact.path LIMIT ?) AS file
            LEFT JOIN download_count AS known ON known.sha256 = file.sha256 AND known.repository_id = job.repository_id
            ORDER BY file.path, candidate.ordinal LIMIT ?
            """;

    private final Sql sql;

    FolderFiles(Sql sql) {
        this.sql = sql;
    }

    /** All of them by path, in batches. */
    public FileBatches of(Candidates candidates, Folder folder) {
        return new FileBatches(this, candidates, folder);
    }

    List<FolderFile> next(Candidates candidates, Folder folder, Optional<ArtifactPath> after) {
        return sql.list(
                FolderFile::read,
                candidates.with() + NEXT,
                candidates.bound(
                        after.map(ArtifactPath::value).orElse(folder.prefix()),
                        folder.end(),
                        candidates.byName(),
                        BATCH,
                        BATCH));
    }

    static boolean isLast(List<FolderFile> batch) {
        return batch.size() < BATCH;
    }
}
