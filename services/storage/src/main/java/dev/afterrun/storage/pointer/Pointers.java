package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.pointer.PointerMove;
import dev.afterrun.contracts.pointer.PointerRule;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of pointers and of their moves. */
@ApplicationScoped
class Pointers {
    private static final String POINTERS = """
            SELECT pointer.name, pointer.commit_sha, pointer.version, pointer.follows, pointer.follows_jobs,
                   last.moved_at, last.moved_by, last.reason
            FROM pointer LEFT JOIN pointer_move AS last USING (repository_id, name, version)
            WHERE pointer.repository_id = ?
            """;

    private static final String MOVES = """
            SELECT version, commit_sha, moved_at, moved_by, reason, back FROM pointer_move
            WHERE repository_id = ? AND name = ?
            """;

    private final Sql sql;

    Pointers(Sql sql) {
        this.sql = sql;
    }

    /** The repository's pointers by name, those that were removed left out. */
    List<StoredPointer> list(Repository repository) {
        return sql.list(
                Pointers::pointer,
                POINTERS + " AND (pointer.commit_sha IS NOT NULL OR pointer.follows IS NOT NULL) ORDER BY pointer.name",
                repository.id());
    }

    /** The pointer, though it may have been removed. */
    Optional<StoredPointer> find(Repository repository, PointerName name) {
        return sql.first(Pointers::pointer, POINTERS + " AND pointer.name = ?", repository.id(), name.value());
    }

    /** The pointer, made where it is new, held against every other move until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    StoredPointer lock(Repository repository, PointerName name) {
        sql.update(
                "INSERT INTO pointer (repository_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                repository.id(),
                name.value());
        return sql.first(
                        Pointers::pointer,
                        POINTERS + " AND pointer.name = ? FOR UPDATE OF pointer",
                        repository.id(),
                        name.value())
                .orElseThrow();
    }

    /** How many names the repository has used up. */
    int count(Repository repository) {
        return sql.first(row -> row.getInt(1), "SELECT count(*) FROM pointer WHERE repository_id = ?", repository.id())
                .orElse(0);
    }

    /** Leads the pointer, which is held, to {@code commit}; undoing this leads back to the move {@code back}. */
    @Transactional(TxType.MANDATORY)
    void move(Repository repository, StoredPointer from, Optional<Commit> commit, long back, Signature signature) {
        var version = from.version() + 1;
        sql.update(
                """
                INSERT INTO pointer_move (repository_id, name, version, commit_sha, moved_by, reason, back)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                repository.id(),
                from.name().value(),
                version,
                commit.map(Commit::hex),
                signature.by(),
                signature.reason(),
                back);
        sql.update(
                "UPDATE pointer SET commit_sha = ?, version = ? WHERE repository_id = ? AND name = ?",
                commit.map(Commit::hex),
                version,
                repository.id(),
                from.name().value());
    }

    /** Gives the pointer, which is held, a rule, or takes its rule away. */
    @Transactional(TxType.MANDATORY)
    void follow(Repository repository, PointerName name, Optional<PointerRule> rule) {
        sql.update(
                "UPDATE pointer SET follows = ?, follows_jobs = ? WHERE repository_id = ? AND name = ?",
                rule.map(PointerRule::branch),
                new Array("text", rule.map(PointerRule::jobs).orElse(List.of())),
                repository.id(),
                name.value());
    }

    /** The pointers that follow the branch. */
    List<StoredPointer> following(Repository repository, String branch) {
        return sql.list(
                Pointers::pointer,
                POINTERS + " AND pointer.follows = ? ORDER BY pointer.name",
                repository.id(),
                branch);
    }

    /** The move of this number. */
    Optional<Step> step(Repository repository, PointerName name, long version) {
        return sql.first(
                row -> new Step(move(row), row.getLong("back")),
                MOVES + " AND version = ?",
                repository.id(),
                name.value(),
                version);
    }

    /** Moves before the one of number {@code before}, the newest first. */
    List<PointerMove> history(Repository repository, PointerName name, long before) {
        return sql.list(
                Pointers::move,
                MOVES + " AND version < ? ORDER BY version DESC LIMIT ?",
                repository.id(),
                name.value(),
                before,
                Limits.POINTER_MOVES_SHOWN);
    }

    private static StoredPointer pointer(ResultSet row) throws SQLException {
        var jobs = (String[]) row.getArray("follows_jobs").getArray();
        var version = row.getLong("version");
        return new StoredPointer(
                new PointerName(row.getString("name")),
                Optional.ofNullable(row.getString("commit_sha")).map(Commit::new),
                version,
                Optional.ofNullable(row.getString("follows"))
                        .map(branch -> new PointerRule(branch, Arrays.asList(jobs))),
                version == 0 ? Optional.empty() : Optional.of(move(row)));
    }

    private static PointerMove move(ResultSet row) throws SQLException {
        return new PointerMove(
                row.getLong("version"),
                Optional.ofNullable(row.getString("commit_sha")).map(Commit::new),
                row.getTimestamp("moved_at").toInstant(),
                row.getString("moved_by"),
                Optional.ofNullable(row.getString("reason")));
    }

    /**
     * A move in its history.
     *
     * @param back the move that undoing it leads back to; 0 for none
     */
    record Step(PointerMove move, long back) {}
}
