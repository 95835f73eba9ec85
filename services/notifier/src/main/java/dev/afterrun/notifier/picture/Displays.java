package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.duework.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where people see the picture of a pull request, as its repository wants it: our comment, and the check of its head. */
@ApplicationScoped
public class Displays {
    /** The kind of work that brings the comment in step; its key is the {@link PullRequestKey}. */
    public static final String COMMENT = "comment";

    /** The kind of work that brings the check in step; its key is the {@link PullRequestKey}. */
    public static final String CHECK = "check";

    /** Pull requests that changed settings renew, those with the latest news. */
    static final int MOST = 1_000;

    private static final Duration PACE = Duration.ofSeconds(1);

    private static final String KNOW = """
            INSERT INTO pull_request_comment (pull_request, repository_name) VALUES (:pullRequest, :name)
            ON CONFLICT (pull_request)
            DO UPDATE SET repository_name = excluded.repository_name, told_at = clock_timestamp()
            """;
    private static final String NAME =
            "SELECT repository_name FROM pull_request_comment WHERE pull_request = :pullRequest";
    private static final String OF_REPOSITORY = """
            SELECT pull_request FROM pull_request_comment WHERE split_part(pull_request, '#', 1) = :repository
            ORDER BY told_at DESC, pull_request LIMIT :most
            """;

    private final EntityManager database;
    private final DueWork dueWork;
    private final ToldDecisions decisions;
    private final JobSnapshots jobs;

    Displays(EntityManager database, DueWork dueWork, ToldDecisions decisions, JobSnapshots jobs) {
        this.database = database;
        this.dueWork = dueWork;
        this.decisions = decisions;
        this.jobs = jobs;
    }

    /** Makes room for a pull request, of a repository that is called {@code name} by now. */
    @Transactional(TxType.MANDATORY)
    public void know(PullRequestKey pullRequest, RepositoryName name) {
        database.createNativeQuery(KNOW)
                .setParameter("pullRequest", pullRequest.toString())
                .setParameter("name", name.toString())
                .executeUpdate();
    }

    /** What the pull request's repository is called; empty where nothing is known of it any more. */
    @Transactional
    public Optional<RepositoryName> nameOf(PullRequestKey pullRequest) {
        List<?> names = database.createNativeQuery(NAME)
                .setParameter("pullRequest", pullRequest.toString())
                .getResultList();
        return names.stream().map(name -> RepositoryName.parse((String) name)).findFirst();
    }

    /** The picture has changed: makes due all that shows it. */
    @Transactional(TxType.MANDATORY)
    public void renew(PullRequestKey pullRequest, RepositoryName name) {
        know(pullRequest, name);
        mark(pullRequest.toString(), decisions.standingSettingsOf(pullRequest.repository()), Duration.ZERO);
    }

    /** The repository wants to be told otherwise: makes due all that shows its pictures, one a second. */
    @Transactional(TxType.MANDATORY)
    public void renewAll(RepositoryId repository) {
        List<?> known = database.createNativeQuery(OF_REPOSITORY)
                .setParameter("repository", repository.toString())
                .setParameter("most", MOST)
                .getResultList();
        var settings = decisions.settingsOf(repository);
        for (var at = 0; at < known.size(); at++) {
            mark((String) known.get(at), settings, PACE.multipliedBy(at));
        }
    }

    private void mark(String pullRequest, CommentSettings settings, Duration after) {
        if (settings.comments() != CommentMode.NEVER) {
            dueWork.mark(COMMENT, pullRequest, after);
        } else {
            jobs.passOver(PullRequestKey.parse(pullRequest));
        }
        if (settings.check() != CheckMode.NONE) {
            dueWork.mark(CHECK, pullRequest, after);
        }
    }
}
