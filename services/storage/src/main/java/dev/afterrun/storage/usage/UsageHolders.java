package dev.afterrun.storage.usage;

import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who holds what is used, counted from the files themselves. */
@ApplicationScoped
public class UsageHolders {
    /**
     * A run is of its default branch, else of its newest pull request, else of its branch; the branch of untrusted ones is their
     * own word. The tie is that of {@code PullRequests#tie}.
     */
    private static final String BY_REF = """
            (SELECT CASE WHEN share.job_id IS NOT NULL THEN 'files sent by hand'
                        WHEN job.trust > 0 AND job.branch = settings.default_branch THEN job.branch
                        WHEN request.number IS NOT NULL THEN '#' || request.number
                        WHEN job.trust > 0 AND job.branch IS NOT NULL THEN job.branch
                        ELSE 'runs of no branch' END AS name,
                   sum(used.files) AS files, sum(used.bytes) AS bytes
            FROM job
            JOIN LATERAL (
                SELECT count(*) AS files, sum(size) AS bytes FROM artifact
                WHERE artifact.job_id = job.id AND artifact.state = 'stored') AS used ON used.files > 0
            LEFT JOIN repository_settings AS settings ON settings.repository_id = job.repository_id
            LEFT JOIN share ON share.job_id = job.id
            LEFT JOIN LATERAL (
                SELECT max(number) AS number
                FROM pull_request_commit AS belongs JOIN pull_request USING (repository_id, number)
                WHERE belongs.repository_id = job.repository_id AND belongs.commit_sha = job.commit_sha
                  AND (number = job.pull_request_hint OR NOT (job.trust = 2 OR coalesce(job.branch = base, false)))
            ) AS request ON true
            WHERE job.repository_id = ? AND job.expires_at IS NOT NULL AND job.expired_at IS NULL
            GROUP BY 1
            UNION ALL
            SELECT 'sets of jobs', count(*), sum(size) FROM set_blob WHERE repository_id = ? HAVING count(*) > 0)
            ORDER BY bytes DESC, name LIMIT ?
            """;

    private static final String BY_REPOSITORY = """
            SELECT repository.name, sum(files) AS files, sum(bytes) AS bytes
            FROM usage_now JOIN repository ON repository.id = repository_id
            WHERE forge = ? AND lower(split_part(name, '/', 1)) = ?
            GROUP BY repository.name HAVING sum(files) > 0 ORDER BY bytes DESC, name LIMIT ?
            """;

    /** One statement, since both sides are of one moment then. */
    private static final String DRIFT = """
            SELECT there.files + kept.files - counted.files AS files, there.bytes + kept.bytes - counted.bytes AS bytes
            FROM (SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes
                  FROM job JOIN artifact ON artifact.job_id = job.id
                  WHERE job.repository_id = ? AND artifact.state = 'stored') AS there,
                 (SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes
                  FROM set_blob WHERE repository_id = ?) AS kept,
                 (SELECT coalesce(sum(files), 0) AS files, coalesce(sum(bytes), 0) AS bytes
                  FROM usage_now WHERE repository_id = ?) AS counted
            """;

    private final Sql sql;

    UsageHolders(Sql sql) {
        this.sql = sql;
    }

    /** The branches and pull requests whose runs hold the most bytes of the repository, at most so many, the largest first. */
    public List<Held> of(Repository repository, int most) {
        return list(BY_REF, repository.id(), repository.id(), most);
    }

    /** The same of the repositories of an account. */
    public List<Held> of(Account account, int most) {
        return list(BY_REPOSITORY, account.forge(), account.owner(), most);
    }

    /** How much more is stored than was counted: nothing, unless something is wrong. */
    public Usage drift(long repository) {
        return sql.first(
                        row -> new Usage(row.getLong("files"), row.getLong("bytes")),
                        DRIFT,
                        repository,
                        repository,
                        repository)
                .orElse(Usage.NONE);
    }

    private List<Held> list(String query, Object... parameters) {
        return sql.list(
                row -> new Held(row.getString("name"), new Usage(row.getLong("files"), row.getLong("bytes"))),
                query,
                parameters);
    }

    /** What one branch, pull request or repository holds. */
    public record Held(String name, Usage used) {}
}
