package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Commits of which the forge has not said where they belong, because it does not let us in. */
@ApplicationScoped
class UnansweredCommits {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** How many are asked about at once when we may be let in, each at the cost of a request or a few. */
    private static final int MOST = 500;

    private static final String AGE = """
            SELECT extract(epoch FROM clock_timestamp() - max(news)) * 1000 AS age FROM (
                SELECT recorded_at AS news FROM job WHERE repository_id = ? AND commit_sha = ?
                UNION ALL
                SELECT updated_at FROM told_pull_request WHERE repository_id = ? AND head = ?) AS told
            HAVING max(news) IS NOT NULL
            """;
    private static final String OF_ACCOUNT = """
            SELECT job.repository_id, job.commit_sha FROM job JOIN repository ON repository.id = job.repository_id
            WHERE repository.forge = ? AND lower(split_part(repository.name, '/', 1)) = lower(?)
              AND job.expired_at IS NULL
              AND NOT EXISTS (
                SELECT 1 FROM pull_request_commit AS known
                WHERE known.repository_id = job.repository_id AND known.commit_sha = job.commit_sha)
            GROUP BY job.repository_id, job.commit_sha ORDER BY max(job.recorded_at) DESC LIMIT ?
            """;

    private static final String WAITING = """
            SELECT key FROM due_work
            WHERE kind = ? AND due_at > clock_timestamp() AND starts_with(last_error, ?)
            ORDER BY due_at LIMIT ?
            """;

    private final Sql sql;
    private final Repositories repositories;

    UnansweredCommits(Sql sql, Repositories repositories) {
        this.sql = sql;
        this.repositories = repositories;
    }

    /**
     * After how long to ask again: an hour, then as long as there has been no news of the commit, so that it is asked about
     * ever more rarely. Empty after a day.
     */
    @Transactional(TxType.MANDATORY)
    Optional<Duration> patience(long repository, Commit commit) {
        return sql.first(
                        row -> Duration.ofMillis(row.getLong("age")),
                        AGE,
                        repository,
                        commit.hex(),
                        repository,
                        commit.hex())
                .filter(age -> age.compareTo(LONGEST) < 0)
                .map(age -> age.compareTo(SHORTEST) < 0 ? SHORTEST : age);
    }

    /** Those of all repositories of the account, the newest first; there may be ones among them that are in no pull request. */
    @Transactional(TxType.MANDATORY)
    List<Unanswered> of(String forge, String account) {
        return sql
                .list(
                        row -> new Found(row.getLong("repository_id"), new Commit(row.getString("commit_sha"))),
                        OF_ACCOUNT,
                        forge,
                        account,
                        MOST)
                .stream()
                .map(found -> new Unanswered(repositories.findById(found.repository()), found.commit()))
                .toList();
    }

    /** The keys of those that are to be asked about later, because the forge did not let us in. */
    @Transactional(TxType.MANDATORY)
    List<String> waiting() {
        return sql.list(row -> row.getString("key"), WAITING, ResolvePullRequests.KIND, NoAccess.class.getName(), MOST);
    }

    /** A commit of a repository. */
    record Unanswered(Repository repository, Commit commit) {}

    private record Found(long repository, Commit commit) {}
}
