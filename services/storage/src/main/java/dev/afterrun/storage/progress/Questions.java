package dev.afterrun.storage.progress;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * What all replicas together may ask an account of the forge: the generic cell rate algorithm, whose whole state is one instant.
 * Every time is the database's.
 */
@ApplicationScoped
public class Questions {
    private static final String SPEND = """
            INSERT INTO forge_questions AS known (account, spent_until)
            VALUES (?, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (account) DO UPDATE
            SET spent_until = greatest(known.spent_until, clock_timestamp()) + ? * interval '1 millisecond'
            WHERE known.spent_until <= clock_timestamp() + ? * interval '1 millisecond'
            """;
    private static final String WAIT = """
            SELECT extract(epoch FROM spent_until - clock_timestamp()) * 1000 - ? AS wait FROM forge_questions
            WHERE account = ?
            """;
    /** What was spent a day ago says no more than no row does. */
    private static final String FORGET = """
            DELETE FROM forge_questions WHERE account IN (
                SELECT account FROM forge_questions WHERE spent_until < clock_timestamp() - interval '1 day'
                LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final Forge forge;
    private final Sql sql;
    private final long interval;
    private final long ahead;

    Questions(Forge forge, Sql sql, SealingSettings settings) {
        if (settings.questionsPerMinute() < 1) {
            throw new IllegalArgumentException(
                    "AFTERRUN_SEALING_QUESTIONS_PER_MINUTE is to be 1 or more, not " + settings.questionsPerMinute());
        }
        this.forge = forge;
        this.sql = sql;
        this.interval = Duration.ofMinutes(1).toMillis() / settings.questionsPerMinute();
        this.ahead = interval * Math.max(0, settings.questionsPerMinute() / 4 - 1);
    }

    /** Spends so many requests about the repository, unless too much has been spent: then tells for how long there is none. */
    @Transactional
    public Duration spend(RepositoryName repository, int requests) {
        var account = forge.accountOf(repository);
        if (account.isEmpty()) {
            return Duration.ZERO;
        }
        var cost = interval * requests;
        if (sql.update(SPEND, account.get(), cost, cost, ahead) > 0) {
            return Duration.ZERO;
        }
        return sql.first(row -> Duration.ofMillis(Math.max(1, row.getLong("wait"))), WAIT, ahead, account.get())
                .orElse(Duration.ZERO);
    }

    /** Forgets up to {@code most} accounts that nobody has asked for a day, and tells how many those were. */
    @Transactional
    public int forget(int most) {
        return sql.update(FORGET, most);
    }
}
