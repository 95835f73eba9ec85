package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.quota.Owner;
import dev.afterrun.storage.retention.UsualLifetimes;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.usage.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * The jobs of pull requests that have files which nobody asked to keep, the oldest first. Whoever decides about one looks again with
 * its row locked; here is left out whatever would only be looked at in vain.
 */
@ApplicationScoped
class OldestOfPullRequests {
    /**
     * The tie is that of {@code PullRequests#tie}: a run of the branch that a pull request goes into is not its own. While nobody
     * knows which branch is the default one, any may be.
     */
    private static final String OLDEST = """
            SELECT job.key FROM repository
            JOIN job ON job.repository_id = repository.id
            LEFT JOIN repository_settings AS settings ON settings.repository_id = job.repository_id
            WHERE %s AND job.expires_at IS NOT NULL AND job.expired_at IS NULL
              AND (job.released_at IS NULL OR job.released_at <= clock_timestamp() - ? * interval '1 millisecond')
              AND NOT (job.trust > 0 AND job.branch IS NOT NULL AND coalesce(job.branch = settings.default_branch, true))
              AND EXISTS (
                  SELECT 1 FROM pull_request_commit AS belongs JOIN pull_request USING (repository_id, number)
                  WHERE belongs.repository_id = job.repository_id AND belongs.commit_sha = job.commit_sha
                    AND (number = job.pull_request_hint OR NOT (job.trust = 2 OR coalesce(job.branch = base, false))))
              AND NOT EXISTS (SELECT 1 FROM pointed_job WHERE pointed_job.job_id = job.id)
              AND NOT EXISTS (
                  SELECT 1 FROM kept_commit WHERE kept_commit.repository_id = job.repository_id
                    AND kept_commit.commit_sha = job.commit_sha AND kept_commit.until > clock_timestamp())
              AND EXISTS (
                  SELECT 1 FROM artifact WHERE artifact.job_id = job.id AND artifact.state = 'stored' AND NOT EXISTS (
                      SELECT 1 FROM pin WHERE pin.repository_id = job.repository_id AND pin.run = job.run
                        AND (pin.job_id IS NULL OR pin.job_id = job.id AND pin.path = artifact.path)
                        AND (pin.until IS NULL OR pin.until > clock_timestamp())))
            ORDER BY job.id LIMIT ?
            """;

    private static final String OF_REPOSITORY = OLDEST.formatted("repository.id = ?");
    private static final String OF_ACCOUNT =
            OLDEST.formatted("repository.forge = ? AND lower(split_part(repository.name, '/', 1)) = ?");

    private final UsualLifetimes usual;
    private final Sql sql;

    OldestOfPullRequests(UsualLifetimes usual, Sql sql) {
        this.usual = usual;
        this.sql = sql;
    }

    /**
     * One step after the other, whoever takes it, until the transaction ends: a repository and its account may both have too
     * much, and what goes for the one be enough for the other. Taken before any row.
     */
    @Transactional(TxType.MANDATORY)
    void inTurn() {
        sql.first(row -> true, "SELECT pg_advisory_xact_lock(hashtextextended('make-room', 36))");
    }

    /** Those of the owner, at most so many. */
    List<JobKey> of(Owner owner, int most) {
        return switch (owner) {
            case Owner.OfRepository(var id) -> list(OF_REPOSITORY, id, released(), most);
            case Owner.OfAccount(Account(var forge, var name)) -> list(OF_ACCOUNT, forge, name, released(), most);
        };
    }

    private long released() {
        return usual.afterRelease().toMillis();
    }

    private List<JobKey> list(String query, Object... parameters) {
        return sql.list(row -> new JobKey(row.getString("key")), query, parameters);
    }
}
