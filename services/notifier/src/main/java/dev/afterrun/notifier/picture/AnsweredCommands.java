package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.event.CommandAnswered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/** What people were answered in words on each pull request: the newest, in whatever order they come. */
@ApplicationScoped
public class AnsweredCommands {
    /** Of one pull request. */
    static final int KEPT = 3;

    private static final String KEEP = """
            INSERT INTO command_answer (pull_request, asked, answered_at, login, said)
            VALUES (:pullRequest, :asked, :at, :login, :said) ON CONFLICT DO NOTHING
            """;
    private static final String PRUNE = """
            DELETE FROM command_answer WHERE pull_request = :pullRequest AND asked NOT IN (
                SELECT asked FROM command_answer WHERE pull_request = :pullRequest
                ORDER BY answered_at DESC, asked DESC LIMIT :kept)
            """;
    private static final String NEWEST_FIRST = """
            SELECT login, answered_at, said FROM command_answer WHERE pull_request = :pullRequest
            ORDER BY answered_at DESC, asked DESC
            """;

    private final EntityManager database;

    AnsweredCommands(EntityManager database) {
        this.database = database;
    }

    /** Keeps the words of the answer. Told again, or older than all that are kept, they change nothing. */
    @Transactional(TxType.MANDATORY)
    public void keep(PullRequestKey pullRequest, CommandAnswered answered, String said) {
        database.createNativeQuery(KEEP)
                .setParameter("pullRequest", pullRequest.toString())
                .setParameter("asked", asked(answered))
                .setParameter("at", answered.answeredAt())
                .setParameter("login", answered.by().login())
                .setParameter("said", said)
                .executeUpdate();
        database.createNativeQuery(PRUNE)
                .setParameter("pullRequest", pullRequest.toString())
                .setParameter("kept", KEPT)
                .executeUpdate();
    }

    /** The newest first. */
    @Transactional(TxType.MANDATORY)
    List<AnsweredCommand> of(PullRequestKey pullRequest) {
        List<?> rows = database.createNativeQuery(NEWEST_FIRST)
                .setParameter("pullRequest", pullRequest.toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AnsweredCommand((String) row[0], (Instant) row[1], (String) row[2]))
                .toList();
    }

    private static String asked(CommandAnswered answered) {
        return answered.comment()
                .map(comment -> Long.toString(comment))
                .orElseGet(() -> answered.answeredAt().toString());
    }
}
