package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The seals of commits; each change of one is told. */
@ApplicationScoped
class Seals {
    private static final String HEARD = """
            INSERT INTO commit_seal AS known (repository_id, commit_sha, heard_at, changed_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (repository_id, commit_sha)
            DO UPDATE SET heard_at = greatest(known.heard_at, excluded.heard_at), next_question_at = NULL
            """;
    private static final String WORTH_ASKING = """
            UPDATE commit_seal SET worth_asking = true, heard_at = greatest(heard_at, ?)
            WHERE repository_id = ? AND commit_sha = ?
            """;
    private static final String ASKED_AGAIN = """
            UPDATE commit_seal SET asked = asked + 1, asked_by = ?, worth_asking = true
            WHERE repository_id = ? AND commit_sha = ? AND asked_by IS DISTINCT FROM ?
            """;
    private static final String CHANGE = """
            UPDATE commit_seal SET seal = ?, revision = revision + 1, changed_at = ?
            WHERE repository_id = ? AND commit_sha = ? RETURNING revision, asked
            """;
    private static final String QUESTIONED = """
            UPDATE commit_seal SET worth_asking = false, questions = ?, next_question_at = ?
            WHERE repository_id = ? AND commit_sha = ?
            """;

    private final Sql sql;
    private final Outbox outbox;

    Seals(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** There is news of the commit; from the first on it has a seal. */
    @Transactional(TxType.MANDATORY)
    void heard(Repository repository, Commit commit, Instant now) {
        sql.update(HEARD, repository.id(), commit.hex(), now, now);
    }

    /** The forge told of something that it is worth asking about; false where the commit has no seal. */
    @Transactional(TxType.MANDATORY)
    boolean worthAsking(Repository repository, Commit commit, Instant now) {
        return sql.update(WORTH_ASKING, now, repository.id(), commit.hex()) > 0;
    }

    /** Somebody asked for our check again; false where this delivery said so before. */
    @Transactional(TxType.MANDATORY)
    boolean askedAgain(Repository repository, Commit commit, String delivery) {
        return sql.update(ASKED_AGAIN, delivery, repository.id(), commit.hex(), delivery) > 0;
    }

    boolean isThere(Repository repository, Commit commit) {
        return sql.exists(
                "SELECT 1 FROM commit_seal WHERE repository_id = ? AND commit_sha = ?", repository.id(), commit.hex());
    }

    /** The seal, held against every change until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    Optional<CommitSeal> lock(Repository repository, Commit commit) {
        return sql.first(
                row -> new CommitSeal(
                        Seal.valueOf(row.getString("seal").toUpperCase(java.util.Locale.ROOT)),
                        row.getTimestamp("heard_at").toInstant(),
                        row.getLong("revision"),
                        row.getInt("asked"),
                        row.getBoolean("worth_asking"),
                        row.getInt("questions"),
                        Optional.ofNullable(row.getTimestamp("next_question_at"))
                                .map(Timestamp::toInstant)),
                """
                SELECT seal, heard_at, revision, asked, worth_asking, questions, next_question_at
                FROM commit_seal WHERE repository_id = ? AND commit_sha = ? FOR UPDATE
                """,
                repository.id(),
                commit.hex());
    }

    /** It is so from now on, which is told. */
    @Transactional(TxType.MANDATORY)
    void change(Repository repository, Commit commit, Seal seal, Instant now) {
        sql.first(
                        row -> new SealChanged(
                                repository.identity(),
                                repository.name(),
                                commit,
                                new Revision(row.getLong("revision")),
                                seal,
                                row.getInt("asked"),
                                now),
                        CHANGE,
                        seal.name().toLowerCase(java.util.Locale.ROOT),
                        now,
                        repository.id(),
                        commit.hex())
                .ifPresent(fact -> outbox.<StorageFact>add(
                        Topics.STORAGE, repository.identity() + ":" + commit, FactFamily.STORAGE, fact));
    }

    /** The forge was asked, so many times in a row, and is not to be asked again before {@code next}. */
    @Transactional(TxType.MANDATORY)
    void questioned(Repository repository, Commit commit, int questions, Optional<Instant> next) {
        sql.update(QUESTIONED, questions, next, repository.id(), commit.hex());
    }
}
