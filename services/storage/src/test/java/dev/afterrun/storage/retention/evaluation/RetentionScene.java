package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.storage.publishing.ResolvePullRequests;
import dev.afterrun.storage.publishing.TakeNoteOfPullRequest;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Rules, pull requests and the time that passes. */
@ApplicationScoped
public class RetentionScene {
    private final JsonClient forge =
            new JsonClient(ConfigProvider.getConfig().getValue("afterrun.forge.url", URI.class), Map.of());

    private final Storage storage;
    private final RepositoryFiles files;
    private final ReadSettings readSettings;
    private final TakeNoteOfPullRequest takeNote;
    private final ResolvePullRequests resolve;
    private final Sql sql;
    private int told;

    RetentionScene(
            Storage storage,
            RepositoryFiles files,
            ReadSettings readSettings,
            TakeNoteOfPullRequest takeNote,
            ResolvePullRequests resolve,
            Sql sql) {
        this.storage = storage;
        this.files = files;
        this.readSettings = readSettings;
        this.takeNote = takeNote;
        this.resolve = resolve;
        this.sql = sql;
    }

    /** The repository has these rules before any run of it. */
    void rules(CiJob job, String toml) {
        files.settings(job.repository(), toml);
    }

    /** A push gives the repository other rules, and these are read; nothing that follows from them has happened yet. */
    public void change(CiJob job, String toml) throws IOException {
        rules(job, toml);
        readSettings.branchPushed(new BranchPushed(
                new RepositoryId("local", "1296269"),
                job.repository(),
                "main",
                Commit.NONE,
                job.commit(),
                false,
                new Actor("octocat", "583231")));
        readSettings.work(repository(job));
    }

    /** The pull request is in this state, and the forge tells so; what follows happens. */
    public void pullRequest(CiJob job, int number, PullRequestState state) {
        tell(job, number, state);
        storage.work();
    }

    /** The same, but for what follows from the forge's answer. */
    void found(CiJob job, int number, PullRequestState state) throws IOException {
        tell(job, number, state);
        resolve.work(repository(job) + "/" + job.commit());
    }

    private void tell(CiJob job, int number, PullRequestState state) {
        try {
            forge.send(
                            "PUT",
                            "/v1/repos/" + job.repository() + "/pulls/" + number,
                            Map.of("head", job.commit(), "state", state.name().toLowerCase(Locale.ROOT)))
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        takeNote.pullRequestChanged(new PullRequestChanged(
                new RepositoryId("local", "1296269"),
                job.repository(),
                number,
                "edited",
                job.commit(),
                Optional.empty(),
                Optional.of("1296269"),
                "main",
                state,
                Optional.empty(),
                List.of(),
                new Actor("octocat", "583231"),
                Instant.parse("2026-11-21T09:00:00Z").plusSeconds(++told)));
    }

    /** As if so long had passed since the job's files were recorded. */
    @Transactional
    void passed(CiJob job, Duration time) {
        var millis = time.toMillis();
        sql.update("""
                UPDATE job SET recorded_at = recorded_at - ? * interval '1 millisecond',
                    expires_at = expires_at - ? * interval '1 millisecond' WHERE key = ?
                """, millis, millis, key(job));
        sql.update("""
                UPDATE artifact SET expires_at = expires_at - ? * interval '1 millisecond'
                WHERE job_id = (SELECT id FROM job WHERE key = ?)
                """, millis, key(job));
    }

    /** As if the pull request of the job had been closed three days ago. */
    @Transactional
    void letCloseEnd(CiJob job) {
        sql.update("""
                UPDATE pull_request SET closed_at = closed_at - interval '3 days'
                WHERE repository_id = (SELECT repository_id FROM job WHERE key = ?)
                """, key(job));
        sql.update("UPDATE job SET expires_at = expires_at - interval '3 days' WHERE key = ?", key(job));
        sql.update("""
                UPDATE artifact SET expires_at = expires_at - interval '3 days'
                WHERE job_id = (SELECT id FROM job WHERE key = ?)
                """, key(job));
    }

    /** From when the job was recorded until each of its files goes; without those that stay. */
    Map<String, Duration> ends(CiJob job) {
        var ends = new HashMap<String, Duration>();
        sql.list(
                        row -> Map.entry(
                                row.getString("path"),
                                Duration.between(time(row.getTimestamp("recorded_at")), time(row.getTimestamp("end")))),
                        """
                        SELECT path, recorded_at, artifact.expires_at AS end FROM artifact JOIN job ON job.id = artifact.job_id
                        WHERE job.key = ? AND state = 'stored' AND artifact.expires_at IS NOT NULL
                        """,
                        key(job))
                .forEach(end -> ends.put(end.getKey(), end.getValue()));
        return ends;
    }

    /** From when the job was recorded until the end that was told last. */
    Duration toldEnd(CiJob job) {
        var recorded = sql.first(
                        row -> time(row.getTimestamp("recorded_at")),
                        "SELECT recorded_at FROM job WHERE key = ?",
                        key(job))
                .orElseThrow();
        return Duration.between(
                recorded, storage.told(job).getLast().expiresAt().orElseThrow());
    }

    /** The rules that gave the job's files their ends, by path. */
    List<String> rulesOf(CiJob job) {
        return sql.list(
                row -> row.getString("rule"),
                "SELECT rule FROM artifact JOIN job ON job.id = artifact.job_id WHERE job.key = ? ORDER BY path",
                key(job));
    }

    /** Which transactions wrote the rows of the job's files last. */
    List<String> versions(CiJob job) {
        return sql.list(row -> row.getString("version"), """
                SELECT artifact.xmin::text AS version FROM artifact JOIN job ON job.id = artifact.job_id
                WHERE job.key = ? ORDER BY path
                """, key(job));
    }

    private String repository(CiJob job) {
        return sql.first(row -> row.getString("repository_id"), "SELECT repository_id FROM job WHERE key = ?", key(job))
                .orElseThrow();
    }

    private static Instant time(Timestamp time) {
        return time.toInstant();
    }

    static String key(CiJob job) {
        return job.id().key().value();
    }
}
