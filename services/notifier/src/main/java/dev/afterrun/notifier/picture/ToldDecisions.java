package dev.afterrun.notifier.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What storage last told of pull requests and repositories themselves. */
@ApplicationScoped
public class ToldDecisions {
    private static final String PULL_REQUEST = """
            INSERT INTO pull_request_told AS known (pull_request, revision, uploads) VALUES (:key, :revision, :told)
            ON CONFLICT (pull_request) DO UPDATE
            SET revision = excluded.revision, uploads = excluded.uploads, told_at = clock_timestamp()
            WHERE excluded.revision > known.revision
            """;
    private static final String REPOSITORY = """
            INSERT INTO repository_told AS known (repository, revision, snapshot) VALUES (:key, :revision, :told)
            ON CONFLICT (repository) DO UPDATE SET revision = excluded.revision, snapshot = excluded.snapshot
            WHERE excluded.revision > known.revision
            """;

    private static final String FORGET = """
            DELETE FROM pull_request_told WHERE pull_request IN (
                SELECT pull_request FROM pull_request_told AS told
                WHERE told_at < statement_timestamp() - :millis * interval '1 millisecond'
                  AND NOT EXISTS (SELECT 1 FROM job_pull_request AS job WHERE job.pull_request = told.pull_request)
                  AND NOT EXISTS (SELECT 1 FROM pull_request_comment AS comment
                      WHERE comment.pull_request = told.pull_request)
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    /** Of a repository of which storage has told nothing yet. */
    private static final CommentSettings UNTOLD = new CommentSettings(CommentMode.ALWAYS, CheckMode.NONE, Map.of());

    private final EntityManager database;
    private final ObjectMapper json;

    ToldDecisions(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Takes it if it is newer than what is known; true where the pull request has jobs, so that there is a comment to say it in. */
    @Transactional(TxType.MANDATORY)
    public boolean advance(PullRequestTold told) {
        var key = new PullRequestKey(told.repository(), told.number()).toString();
        return upsert(PULL_REQUEST, key, told.revision().number(), told.uploads()) && hasJobs(key);
    }

    /** Forgets up to {@code most} pull requests of which nothing else is known, so long after the last decision; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return database.createNativeQuery(FORGET)
                .setParameter("millis", after.toMillis())
                .setParameter("most", most)
                .executeUpdate();
    }

    /** Takes it if it is newer than what is known; true where the repository wants to be told otherwise from now on. */
    @Transactional(TxType.MANDATORY)
    public boolean advance(RepositoryTold told) {
        lock("pg_advisory_xact_lock", told.repository());
        var before = settingsOf(told.repository());
        return upsert(REPOSITORY, told.repository().toString(), told.revision().number(), told)
                && !told.comment().equals(before);
    }

    /** How the repository wants its runs told. */
    @Transactional
    public CommentSettings settingsOf(RepositoryId repository) {
        return told(repository).map(RepositoryTold::comment).orElse(UNTOLD);
    }

    /** The same; they stay so until the transaction ends, so that a change finds all that was made due by them. */
    @Transactional(TxType.MANDATORY)
    CommentSettings standingSettingsOf(RepositoryId repository) {
        lock("pg_advisory_xact_lock_shared", repository);
        return settingsOf(repository);
    }

    @Transactional(TxType.MANDATORY)
    Decisions of(PullRequestKey key) {
        var told = told(key.repository());
        return new Decisions(
                key.number(),
                find("SELECT uploads FROM pull_request_told WHERE pull_request = :key", key.toString())
                        .map(uploads -> read(uploads, UploadsTold.class)),
                told.flatMap(RepositoryTold::problem),
                told.flatMap(RepositoryTold::quota),
                told.map(repository -> repository.comment().templates()).orElse(Map.of()));
    }

    private Optional<RepositoryTold> told(RepositoryId repository) {
        return find("SELECT snapshot FROM repository_told WHERE repository = :key", repository.toString())
                .map(snapshot -> read(snapshot, RepositoryTold.class));
    }

    private void lock(String how, RepositoryId repository) {
        database.createNativeQuery("SELECT count(*) FROM " + how + "(hashtextextended(:key, 0))")
                .setParameter("key", repository.toString())
                .getSingleResult();
    }

    private boolean upsert(String statement, String key, long revision, Object told) {
        return database.createNativeQuery(statement)
                        .setParameter("key", key)
                        .setParameter("revision", revision)
                        .setParameter("told", written(told))
                        .executeUpdate()
                > 0;
    }

    private boolean hasJobs(String key) {
        return find("SELECT pull_request FROM job_pull_request WHERE pull_request = :key LIMIT 1", key)
                .isPresent();
    }

    private Optional<String> find(String query, String key) {
        List<?> found =
                database.createNativeQuery(query).setParameter("key", key).getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    private String written(Object told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    private <T> T read(String told, Class<T> type) {
        try {
            return json.readValue(told, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }
}
