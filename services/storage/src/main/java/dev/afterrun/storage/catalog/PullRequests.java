package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.event.PullRequestStanding;
import dev.afterrun.contracts.event.PullRequestStanding.Place;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The pull requests that the forge named for commits. */
@ApplicationScoped
public class PullRequests {
    private static final String TIE = """
            SELECT count(*) AS number, coalesce(bool_or(state = 'OPEN'), false) AS open, max(closed_at) AS closed
            FROM pull_request_commit AS belongs JOIN pull_request USING (repository_id, number)
            WHERE repository_id = ? AND belongs.commit_sha = ?
              AND (number = ? OR NOT (? = 2 OR coalesce(?::text = base, false)))
            """;

    private final Sql sql;

    PullRequests(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes over what the forge says of a commit now; returns the commits that belong to other pull requests than before, or
     * stand to them otherwise.
     */
    @Transactional(TxType.MANDATORY)
    public Set<Commit> resolved(Repository repository, Commit commit, List<PullRequest> pullRequests) {
        lock("pg_advisory_xact_lock", repository, commit);
        var changed = new TreeSet<>(Comparator.comparing(Commit::hex));
        // In one order, since two commits of two pull requests may be resolved at once.
        pullRequests.stream()
                .sorted(Comparator.comparingInt(PullRequest::number))
                .forEach(pullRequest -> changed.addAll(seen(repository, pullRequest)));
        var numbers = pullRequests.stream().map(PullRequest::number).toList();
        var added = sql.update("""
                INSERT INTO pull_request_commit (repository_id, commit_sha, number)
                SELECT ?, ?, number FROM unnest(?) AS number ON CONFLICT DO NOTHING
                """, repository.id(), commit.hex(), new Array("integer", numbers));
        // Whoever tells of one of them at this moment is waited for, and then told again.
        changed.stream()
                .filter(other -> !other.equals(commit))
                .forEach(other -> lock("pg_advisory_xact_lock", repository, other));
        if (added > 0) {
            changed.add(commit);
        }
        return changed;
    }

    /**
     * Keeps what is known of the commit as it is until the transaction ends: whoever tells of it has either seen an answer
     * of the forge, or was told before that was taken over and is found by it.
     */
    @Transactional(TxType.MANDATORY)
    public void holdStill(Repository repository, Commit commit) {
        lock("pg_advisory_xact_lock_shared", repository, commit);
    }

    /**
     * Whether the job is of pull requests, and how these are. A run of the branch that one goes into, or a trusted one, is not
     * its own, unless it was run for it.
     */
    public Tie tie(Job job) {
        return sql.first(
                        row -> new Tie(
                                row.getInt("number") > 0,
                                row.getBoolean("open"),
                                Optional.ofNullable(row.getTimestamp("closed")).map(Timestamp::toInstant)),
                        TIE,
                        job.repository().id(),
                        job.commit().hex(),
                        job.pullRequestHint().orElse(0),
                        job.trust().rank(),
                        job.branch())
                .orElseThrow();
    }

    /** The numbers of the pull requests that the commit belongs to, in order. */
    public List<Integer> ofCommit(Repository repository, Commit commit) {
        return sql.list(
                row -> row.getInt(1),
                "SELECT number FROM pull_request_commit WHERE repository_id = ? AND commit_sha = ? ORDER BY number",
                repository.id(),
                commit.hex());
    }

    /** How the commit stands to each of the pull requests that it belongs to, by number. */
    public List<PullRequestStanding> standings(Repository repository, Commit commit) {
        return sql.list(
                row -> new PullRequestStanding(
                        row.getInt("number"),
                        PullRequestState.valueOf(row.getString("state")),
                        row.getBoolean("present") ? Place.HEAD : Place.EARLIER,
                        row.getBoolean("fork")),
                """
                SELECT number, state, fork, commit_sha IN (head, coalesce(test_merge, head)) AS present
                FROM pull_request_commit JOIN pull_request USING (repository_id, number)
                WHERE repository_id = ? AND commit_sha = ? ORDER BY number
                """,
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

    /** Where the pull request comes from and goes to, as the forge last said; empty where it was not asked about all of that. */
    public Optional<Way> way(Repository repository, int number) {
        return sql.first(
                row -> new Way(row.getString("base"), row.getBoolean("fork")),
                "SELECT base, fork FROM pull_request WHERE repository_id = ? AND number = ? AND base IS NOT NULL",
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

    /** Takes over how the pull request is now; returns those of its commits that stand to it otherwise since. */
    private List<Commit> seen(Repository repository, PullRequest pullRequest) {
        var before = sql.first(
                row -> new Shape(
                        row.getString("head"),
                        Optional.ofNullable(row.getString("test_merge")),
                        row.getString("state"),
                        row.getBoolean("fork")),
                """
                SELECT head, test_merge, state, fork FROM pull_request WHERE repository_id = ? AND number = ? FOR UPDATE
                """,
                repository.id(),
                pullRequest.number());
        keep(repository, pullRequest);
        return before.filter(shape -> !shape.equals(Shape.of(pullRequest))).stream()
                .flatMap(shape -> commits(repository, pullRequest.number()).stream()
                        .filter(commit -> shape.differs(Shape.of(pullRequest), commit.hex())))
                .toList();
    }

    private List<Commit> commits(Repository repository, int number) {
        return sql.list(
                row -> new Commit(row.getString(1)),
                "SELECT commit_sha FROM pull_request_commit WHERE repository_id = ? AND number = ?",
                repository.id(),
                number);
    }

    private void keep(Repository repository, PullRequest pullRequest) {
        sql.update(
                """
                INSERT INTO pull_request AS known
                    (repository_id, number, head, test_merge, state, fork, title, url, base, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN ? THEN clock_timestamp() END)
                ON CONFLICT (repository_id, number) DO UPDATE
                SET head = excluded.head, test_merge = excluded.test_merge, state = excluded.state,
                    fork = excluded.fork, title = excluded.title, url = excluded.url, base = excluded.base,
                    closed_at = CASE WHEN excluded.state <> 'OPEN'
                                     THEN coalesce(known.closed_at, excluded.closed_at) END
                WHERE (known.head, known.test_merge, known.state, known.fork, known.title, known.url, known.base)
                      IS DISTINCT FROM
                      (excluded.head, excluded.test_merge, excluded.state, excluded.fork, excluded.title, excluded.url,
                       excluded.base)
                """,
                repository.id(),
                pullRequest.number(),
                pullRequest.head().hex(),
                pullRequest.testMerge().map(Commit::hex),
                pullRequest.state().name(),
                pullRequest.fork(),
                pullRequest.title(),
                pullRequest.url().toString(),
                pullRequest.base(),
                pullRequest.state() != PullRequestState.OPEN);
    }

    /** What of a pull request its commits' standing follows from. */
    private record Shape(String head, Optional<String> testMerge, String state, boolean fork) {
        static Shape of(PullRequest pullRequest) {
            return new Shape(
                    pullRequest.head().hex(),
                    pullRequest.testMerge().map(Commit::hex),
                    pullRequest.state().name(),
                    pullRequest.fork());
        }

        boolean differs(Shape other, String commit) {
            return !state.equals(other.state) || fork != other.fork || isAt(commit) != other.isAt(commit);
        }

        private boolean isAt(String commit) {
            return head.equals(commit) || testMerge.filter(commit::equals).isPresent();
        }
    }

    /**
     * How a job's pull requests are.
     *
     * @param any whether it is of any
     * @param open whether one of them is open
     * @param closed when the last of them was found closed
     */
    public record Tie(boolean any, boolean open, Optional<Instant> closed) {}

    /**
     * Where a pull request comes from and goes to.
     *
     * @param base the branch that it goes into
     * @param fork whether its commits lie in another repository
     */
    public record Way(String base, boolean fork) {}

    /**
     * A pull request as the forge last described it.
     *
     * @param head the head at that time
     */
    public record Seen(int number, Commit head, String state, String title, URI url) {}
}
