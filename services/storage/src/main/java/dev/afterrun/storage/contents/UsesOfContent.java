package dev.afterrun.storage.contents;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.content.ContentUse;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every stored file of one repository that is some content. The question is one statement on that repository's own rows,
 * whether it has the content, others have, or nobody has.
 */
@ApplicationScoped
class UsesOfContent {
    private static final String NEWEST_FIRST = """
            SELECT artifact.path, artifact.sha256, artifact.size, job.id AS job_id, job.key, job.source, job.run, job.attempt,
                   job.name, job.commit_sha, job.built_commit, job.branch, job.trust, job.finished_at, artifact.expires_at,
                   repository.forge, repository.forge_id, repository.name AS repository_name,
                   ARRAY(SELECT number FROM pull_request_commit AS belongs
                         WHERE belongs.repository_id = job.repository_id AND belongs.commit_sha = job.commit_sha
                         ORDER BY number LIMIT 100) AS pull_requests,
            """ + Artifact.HOLDS_ITS_NAME + """
             AS named
            FROM (SELECT * FROM repository WHERE lower(name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1) AS repository
            CROSS JOIN unnest(ARRAY[2, 1, 0]) AS level (trust)
            CROSS JOIN LATERAL (
                SELECT * FROM artifact
                WHERE repository_id = repository.id AND trust = level.trust AND sha256 = ? AND state = 'stored'
                  AND (job_id, path) < (
                      coalesce((SELECT id FROM job WHERE key = ? AND repository_id = repository.id),
                               9223372036854775807), ?)
                ORDER BY job_id DESC, path DESC LIMIT ?) AS artifact
            JOIN job ON job.id = artifact.job_id
            ORDER BY artifact.job_id DESC, artifact.path DESC LIMIT ?
            """;

    private final Sql sql;
    private final PublicUrls urls;

    UsesOfContent(Sql sql, PublicUrls urls) {
        this.sql = sql;
        this.urls = urls;
    }

    /** At most {@code limit} files, the newest job's first, from the one behind {@code after}. */
    List<Use> page(RepositoryName repository, Digest sha256, Optional<PagePosition> after, int limit) {
        return sql.list(
                this::read,
                NEWEST_FIRST,
                repository.toString().toLowerCase(Locale.ROOT),
                sha256.bytes(),
                after.map(position -> position.job().value()),
                after.map(position -> position.path().value()).orElse(""),
                limit,
                limit);
    }

    private Use read(ResultSet row) throws SQLException {
        var repository = RepositoryName.parse(row.getString("repository_name"));
        var id = new JobId(
                new RepositoryId(row.getString("forge"), row.getString("forge_id")),
                row.getString("source"),
                row.getString("run"),
                row.getInt("attempt"),
                row.getString("name"));
        var commit = new Commit(row.getString("commit_sha"));
        var trust = TrustLevel.ofRank(row.getInt("trust"));
        var path = new ArtifactPath(row.getString("path"));
        return new Use(
                row.getLong("size"),
                new ContentUse(
                        new JobKey(row.getString("key")),
                        id,
                        commit,
                        new Commit(row.getString("built_commit")),
                        Optional.ofNullable(row.getString("branch")),
                        numbers(row.getArray("pull_requests")),
                        trust,
                        path,
                        urls.file(repository, commit, trust, id, path, row.getBoolean("named")),
                        row.getTimestamp("finished_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant)));
    }

    private static List<Integer> numbers(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }

    /** A file, and the size that its content has. */
    record Use(long size, ContentUse file) {}
}
