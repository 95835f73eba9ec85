package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The switches of pull requests. */
@ApplicationScoped
class Switches {
    private static final String STATE = """
            SELECT serial, is_on, ends_at, max_runs, asked_by_login, asked_by_id, asked_at, ended, ended_at, seen,
                   extract(epoch FROM coalesce(ends_at, clock_timestamp()) - clock_timestamp()) * 1000 AS left_millis,
                   (SELECT count(*) FROM upload_switch_run AS run
                    WHERE run.repository_id = upload_switch.repository_id AND run.number = upload_switch.number) AS runs
            FROM upload_switch WHERE repository_id = ? AND number = ?
            """;

    private final Sql sql;

    Switches(Sql sql) {
        this.sql = sql;
    }

    /** The switch as it stands, whether its time has passed or not. */
    Optional<SwitchState> find(Repository repository, int number) {
        return sql.first(Switches::state, STATE, repository.id(), number);
    }

    /** The same, held against every other change until the transaction ends; made where there was none. */
    @Transactional(TxType.MANDATORY)
    SwitchState lock(Repository repository, int number) {
        sql.update(
                "INSERT INTO upload_switch (repository_id, number) VALUES (?, ?) ON CONFLICT DO NOTHING",
                repository.id(),
                number);
        // Held first and read after: what is counted beside the row is then as whoever held it before has left it.
        sql.first(
                row -> true,
                "SELECT 1 FROM upload_switch WHERE repository_id = ? AND number = ? FOR UPDATE",
                repository.id(),
                number);
        return find(repository, number).orElseThrow();
    }

    /** On from now, for this head. */
    @Transactional(TxType.MANDATORY)
    void on(Repository repository, int number, Duration time, Optional<Integer> runs, Actor by, Commit head) {
        sql.update("""
                UPDATE upload_switch SET is_on = true, serial = serial + 1, max_runs = ?, asked_by_login = ?, asked_by_id = ?,
                    ends_at = clock_timestamp() + ? * interval '1 millisecond', asked_at = clock_timestamp(),
                    ended = NULL, ended_at = NULL, seen = ?
                WHERE repository_id = ? AND number = ?
                """, runs, by.login(), by.id(), time.toMillis(), head.hex(), repository.id(), number);
        sql.update("DELETE FROM upload_switch_run WHERE repository_id = ? AND number = ?", repository.id(), number);
        sql.update("DELETE FROM upload_switch_commit WHERE repository_id = ? AND number = ?", repository.id(), number);
        addCommit(repository, number, head);
    }

    @Transactional(TxType.MANDATORY)
    void off(Repository repository, int number, SwitchEnd why) {
        sql.update("""
                UPDATE upload_switch SET is_on = false, ended = ?, ended_at = clock_timestamp()
                WHERE repository_id = ? AND number = ? AND is_on
                """, why.name(), repository.id(), number);
    }

    /** The switching is good for this commit, too. */
    @Transactional(TxType.MANDATORY)
    void addCommit(Repository repository, int number, Commit commit) {
        sql.update("""
                INSERT INTO upload_switch_commit (repository_id, number, commit_sha) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """, repository.id(), number, commit.hex());
    }

    /** From now on pushes are compared with this head. */
    @Transactional(TxType.MANDATORY)
    void seen(Repository repository, int number, Commit head) {
        sql.update(
                "UPDATE upload_switch SET seen = ? WHERE repository_id = ? AND number = ?",
                head.hex(),
                repository.id(),
                number);
    }

    boolean isGoodFor(Repository repository, int number, Commit commit) {
        return sql.exists(
                "SELECT 1 FROM upload_switch_commit WHERE repository_id = ? AND number = ? AND commit_sha = ?",
                repository.id(),
                number,
                commit.hex());
    }

    boolean has(Repository repository, int number, Run run) {
        return sql.exists("""
                SELECT 1 FROM upload_switch_run
                WHERE repository_id = ? AND number = ? AND source = ? AND run = ? AND attempt = ?
                """, repository.id(), number, run.source(), run.id(), run.attempt());
    }

    @Transactional(TxType.MANDATORY)
    void add(Repository repository, int number, Run run) {
        sql.update("""
                INSERT INTO upload_switch_run (repository_id, number, source, run, attempt) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, repository.id(), number, run.source(), run.id(), run.attempt());
    }

    /** The next revision, where this is not what was told last. */
    @Transactional(TxType.MANDATORY)
    Optional<Revision> tell(Repository repository, int number, String digest) {
        return sql.first(row -> new Revision(row.getLong("revision")), """
                UPDATE upload_switch SET told = ?, revision = revision + 1
                WHERE repository_id = ? AND number = ? AND told IS DISTINCT FROM ? RETURNING revision
                """, digest, repository.id(), number, digest);
    }

    private static SwitchState state(ResultSet row) throws SQLException {
        return new SwitchState(
                row.getLong("serial"),
                row.getBoolean("is_on"),
                Duration.ofMillis(row.getLong("left_millis")),
                Optional.ofNullable(row.getTimestamp("ends_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("max_runs", Integer.class)),
                row.getInt("runs"),
                by(row.getString("asked_by_login"), row.getString("asked_by_id")),
                Optional.ofNullable(row.getTimestamp("asked_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("ended")).map(SwitchEnd::valueOf),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("seen")).map(Commit::new));
    }

    private static Optional<Actor> by(@Nullable String login, @Nullable String id) {
        return login == null || id == null ? Optional.empty() : Optional.of(new Actor(login, id));
    }
}
