package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the forge told of pull requests by itself. Nothing here is believed: it only says which commits the forge is worth
 * asking about, and which pull requests it is worth asking about them.
 */
@ApplicationScoped
public class ToldPullRequests {
    private static final String KNOWN = """
            SELECT head, state, updated_at FROM told_pull_request WHERE repository_id = ? AND number = ? FOR UPDATE
            """;
    private static final String KEEP = """
            INSERT INTO told_pull_request (repository_id, number, head, state, updated_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (repository_id, number) DO UPDATE
            SET head = excluded.head, state = excluded.state, updated_at = excluded.updated_at
            """;

    private final Sql sql;

    ToldPullRequests(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes note; returns the commits that the forge is to be asked about since. Told again, it adds nothing; overtaken by a
     * later one, it adds at most a commit that no other named.
     */
    @Transactional(TxType.MANDATORY)
    public Set<Commit> take(Repository repository, PullRequestChanged told) {
        var worthAsking = new LinkedHashSet<Commit>();
        if (isNewHint(repository, told.number(), told.head())) {
            worthAsking.add(told.head());
        }
        told.mergeCommit()
                .filter(commit -> isNewHint(repository, told.number(), commit) && hasJobs(repository, commit))
                .ifPresent(worthAsking::add);
        var known = known(repository, told.number());
        if (known.isEmpty() || !told.updatedAt().isBefore(known.get().updatedAt())) {
            keep(repository, told);
            if (known.isEmpty() || known.get().isOther(told)) {
                worthAsking.add(told.head());
            }
        }
        return worthAsking;
    }

    /** The pull requests that the commit was told to belong to; each once, in order. */
    public List<Integer> hints(Repository repository, Commit commit) {
        return sql.list(
                row -> row.getInt(1),
                "SELECT number FROM told_commit WHERE repository_id = ? AND commit_sha = ? ORDER BY number",
                repository.id(),
                commit.hex());
    }

    /** The head that the pull request was last told to have. */
    public Optional<Commit> head(Repository repository, int number) {
        return sql.first(
                row -> new Commit(row.getString(1)),
                "SELECT head FROM told_pull_request WHERE repository_id = ? AND number = ?",
                repository.id(),
                number);
    }

    private boolean isNewHint(Repository repository, int number, Commit commit) {
        return sql.update(
                        "INSERT INTO told_commit (repository_id, commit_sha, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        repository.id(),
                        commit.hex(),
                        number)
                > 0;
    }

    private boolean hasJobs(Repository repository, Commit commit) {
        return sql.exists(
                "SELECT 1 FROM job WHERE repository_id = ? AND commit_sha = ? LIMIT 1", repository.id(), commit.hex());
    }

    private Optional<Known> known(Repository repository, int number) {
        return sql.first(
                row -> new Known(
                        new Commit(row.getString("head")),
                        PullRequestState.valueOf(row.getString("state")),
                        row.getTimestamp("updated_at").toInstant()),
                KNOWN,
                repository.id(),
                number);
    }

    private void keep(Repository repository, PullRequestChanged told) {
        sql.update(
                KEEP,
                repository.id(),
                told.number(),
                told.head().hex(),
                told.state().name(),
                told.updatedAt());
    }

    private record Known(Commit head, PullRequestState state, Instant updatedAt) {
        boolean isOther(PullRequestChanged told) {
            return !head.equals(told.head()) || state != told.state();
        }
    }
}
