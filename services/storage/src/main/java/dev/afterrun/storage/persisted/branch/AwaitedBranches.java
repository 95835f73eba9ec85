package dev.afterrun.storage.persisted.branch;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetScope.ScopeKind;
import dev.afterrun.storage.persisted.generation.SetNews;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The generations of which the forge is to say whether they are their branch's. No transaction is open while it is asked. */
@ApplicationScoped
class AwaitedBranches {
    private static final String SAVED = "SELECT repository_id, commit_sha, scope FROM set_generation WHERE id = ?";

    private static final String AWAIT = "UPDATE set_generation SET branch_word = 'awaited' WHERE id = ?";

    private static final String REPOSITORY = "SELECT name FROM repository WHERE id = ?";

    private static final String AWAITED = """
            SELECT id FROM set_generation
            WHERE repository_id = ? AND commit_sha = ? AND scope = ? AND branch_word = 'awaited' AND ended_at IS NULL
            ORDER BY id
            """;

    private static final String SAID =
            "UPDATE set_generation SET branch_word = ? WHERE id = ? AND branch_word = 'awaited'";

    private final Sql sql;
    private final SetNews news;

    AwaitedBranches(Sql sql, SetNews news) {
        this.sql = sql;
        this.news = news;
    }

    /** Awaits what the forge says of it; empty where it is no branch's. */
    @Transactional(TxType.MANDATORY)
    Optional<CommitOnBranch> await(long generation) {
        var commit = sql.first(
                        row -> commit(
                                row.getLong("repository_id"), row.getString("commit_sha"), row.getString("scope")),
                        SAVED,
                        generation)
                .orElseThrow();
        commit.ifPresent(known -> sql.update(AWAIT, generation));
        return commit;
    }

    private static Optional<CommitOnBranch> commit(long repository, String sha, String words) {
        var scope = SetScope.parse(words);
        return scope.kind() == ScopeKind.BRANCH
                ? Optional.of(new CommitOnBranch(repository, new Commit(sha), scope.of()))
                : Optional.empty();
    }

    RepositoryName repository(CommitOnBranch commit) {
        return sql.first(row -> RepositoryName.parse(row.getString("name")), REPOSITORY, commit.repository())
                .orElseThrow();
    }

    /** The generations of which that is awaited, unless they have ended. */
    List<Long> of(CommitOnBranch commit) {
        return sql.list(
                row -> row.getLong("id"),
                AWAITED,
                commit.repository(),
                commit.commit().hex(),
                commit.scope().toString());
    }

    /** Takes down what the forge has said of it: once, and for good. */
    @Transactional
    void answered(long generation, Word word) {
        if (sql.update(SAID, word.word(), generation) > 0) {
            news.toSaver(generation);
        }
    }
}
