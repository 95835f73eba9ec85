package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pull requests that the forge named for commits. */
@ApplicationScoped
public class PullRequests {
    private final Sql sql;

    PullRequests(Sql sql) {
        this.sql = sql;
    }

    /** Takes over what the forge says of a commit now; true where the commit's pull requests are others than before. */
    @Transactional(TxType.MANDATORY)
    public boolean resolved(Repository repository, Commit commit, List<PullRequest> pullRequests) {
        lock("pg_advisory_xact_lock", repository, commit);
        // In one order, since two commits of two pull requests may be resolved at once.
        pullRequests.stream()
                .sorted(Comparator.comparingInt(PullRequest::number))
                .forEach(pullRequest -> seen(repository, pullRequest));
        var numbers = pullRequests.stream().map(PullRequest::number).toList();
        var added = sql.update("""
                INSERT INTO pull_request_commit (repository_id, commit_sha, number)
                SELECT ?, ?, number FROM unnest(?) AS number ON CONFLICT DO NOTHING
                """, repository.id(), commit.hex(), new Array("integer", numbers));
        return added > 0;
    }

    /**
     * Keeps what is known of the commit as it is until the transaction ends: whoever tells of it has either seen an answer
     * of the forge, or was told before that was taken over and is found by it.
     */
    @Transactional(TxType.MANDATORY)
    public void holdStill(Repository repository, Commit commit) {
        lock("pg_advisory_xact_lock_shared", repository, commit);
    }

    /** The numbers of the pull requests that the commit belongs to, in order. */
    public List<Integer> ofCommit(Repository repository, Commit commit) {
        return sql.list(
                row -> row.getInt(1),
                "SELECT number FROM pull_request_commit WHERE repository_id = ? AND commit_sha = ? ORDER BY number",
                repository.id(),
                commit.hex());
    }

    /** The pull request of this number, where storage has heard of it. */
    public Optional<Seen> find(Repository repository, int number) {
        return sql.first(
                row -> new Seen(
                        number,
                        new Commit(row.getString("head")),
                        row.getString("state"),
                        row.getString("title"),
                        URI.create(row.getString("url"))),
                "SELECT head, state, title, url FROM pull_request WHERE repository_id = ? AND number = ?",
                repository.id(),
                number);
    }

    /** The commits of the pull request that have jobs, the present head first, then by their newest job. */
    public List<Commit> commitsOf(Repository repository, int number) {
        return sql.list(row -> new Commit(row.getString("commit_sha")), """
                SELECT job.commit_sha, bool_or(job.commit_sha = pull_request.head) AS present, max(job.recorded_at) AS newest
                FROM pull_request_commit AS belongs
                JOIN pull_request USING (repository_id, number)
                JOIN job ON job.repository_id = belongs.repository_id AND job.commit_sha = belongs.commit_sha
                WHERE belongs.repository_id = ? AND belongs.number = ?
                GROUP BY job.commit_sha ORDER BY present DESC, newest DESC
                """, repository.id(), number);
    }

    private void lock(String how, Repository repository, Commit commit) {
        sql.first(row -> true, "SELECT " + how + "(hashtextextended(?, 2))", repository.id() + "/" + commit);
    }

    private void seen(Repository repository, PullRequest pullRequest) {
        sql.update(
                """
                INSERT INTO pull_request (repository_id, number, head, state, title, url) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (repository_id, number) DO UPDATE
                SET head = excluded.head, state = excluded.state, title = excluded.title, url = excluded.url
                WHERE (pull_request.head, pull_request.state, pull_request.title, pull_request.url)
                      IS DISTINCT FROM (excluded.head, excluded.state, excluded.title, excluded.url)
                """,
                repository.id(),
                pullRequest.number(),
                pullRequest.head().hex(),
                pullRequest.state().name(),
                pullRequest.title(),
                pullRequest.url().toString());
    }

    /**
     * A pull request as the forge last described it.
     *
     * @param head the head at that time
     */
    public record Seen(int number, Commit head, String state, String title, URI url) {}
}
