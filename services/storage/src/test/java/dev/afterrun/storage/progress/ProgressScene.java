package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.eventing.Event;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.storage.publishing.ForgeSettings;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** What CI and the forge tell of a commit, and what follows from it. */
@ApplicationScoped
class ProgressScene {
    private final Storage storage;
    private final RecordStart recordStart;
    private final RecordRun recordRun;
    private final TakeNoteOfChecks checks;
    private final Sql sql;
    private final JsonClient http;

    ProgressScene(
            Storage storage,
            RecordStart recordStart,
            RecordRun recordRun,
            TakeNoteOfChecks checks,
            Sql sql,
            ForgeSettings settings) {
        this.storage = storage;
        this.recordStart = recordStart;
        this.recordRun = recordRun;
        this.checks = checks;
        this.sql = sql;
        this.http = new JsonClient(settings.url(), Map.of());
    }

    void started(RunStarted started) {
        recordStart.runStarted(started, Instant.EPOCH);
    }

    void ended(String id, JobFinished ended) {
        recordRun.jobFinished(new Event<>(id, "urn:test:ci", Instant.EPOCH, ended));
    }

    void finished(String id, RunFinished finished) {
        storage.event(id, finished);
    }

    void workflowRunChanged(CiJob job, String status) {
        checks.workflowRunChanged(new WorkflowRunChanged(
                job.id().repository(),
                job.repository(),
                job.run(),
                job.attempt(),
                "CI",
                job.commit(),
                Optional.empty(),
                "pull_request",
                status,
                Optional.empty(),
                Instant.EPOCH));
    }

    void rerunRequested(CiJob job, String delivery) {
        checks.rerunRequested(
                delivery,
                new RerunRequested(
                        job.id().repository(),
                        job.repository(),
                        job.commit(),
                        "1",
                        "Afterrun",
                        Optional.empty(),
                        new Actor("octocat", "583231")));
    }

    /** Somebody else shows this of the commit on the forge. */
    void check(CiJob job, String name, CheckState state) {
        try {
            http.send(
                            "POST",
                            "/v1/repos/" + job.repository() + "/commits/" + job.commit() + "/checks",
                            Map.of(
                                    "id", 0, "kind", "STATUS", "name", name, "state", state, "title", name, "author",
                                    "ci"))
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what is due, and what would be within the next minutes. */
    void work(CiJob job) {
        storage.work();
        hurry(job);
        storage.work();
    }

    @Transactional
    void hurry(CiJob job) {
        sql.update(
                "UPDATE due_work SET due_at = clock_timestamp() WHERE kind = ? AND key LIKE ?",
                WatchCommit.KIND,
                "%/" + job.commit());
    }

    /** Everything that was told of jobs of the commit that had not ended. */
    List<RunUnderway> underway(CiJob job) {
        return storage.told(job, RunUnderway.TYPE, RunUnderway.class);
    }

    /** How far this job was told to be. */
    List<JobProgress> progress(CiJob job) {
        return underway(job).stream()
                .filter(fact -> fact.job().equals(job.id()))
                .map(RunUnderway::progress)
                .toList();
    }

    List<Seal> seals(CiJob job) {
        return sealsTold(job).stream().map(SealChanged::seal).toList();
    }

    List<SealChanged> sealsTold(CiJob job) {
        return storage.told(job, SealChanged.TYPE, SealChanged.class);
    }

    /** What a reader knows for whom the highest revision wins; no two facts of a job have the same. */
    Map<String, String> lastTold(CiJob run) {
        var told = new TreeMap<String, NavigableMap<Revision, String>>();
        for (var fact : storage.told(run, RunUnderway.TYPE, RunUnderway.class)) {
            note(
                    told,
                    key(fact.job().job(), fact.job().attempt()),
                    fact.revision(),
                    fact.progress().word());
        }
        for (var fact : storage.told(run, RunStored.TYPE, RunStored.class)) {
            note(told, key(fact.job().job(), fact.job().attempt()), fact.revision(), "ended");
        }
        var last = new TreeMap<String, String>();
        told.forEach((job, facts) -> last.put(job, facts.lastEntry().getValue()));
        return last;
    }

    private static void note(
            Map<String, NavigableMap<Revision, String>> told, String job, Revision revision, String what) {
        Assertions.assertThat(told.computeIfAbsent(job, any -> new TreeMap<>()).put(revision, what))
                .as("%s at %s", job, revision)
                .isNull();
    }

    /** The same as the rows have it; and no job is there twice. */
    Map<String, String> rows(CiJob job) {
        var rows = sql.list(
                row -> Map.entry(key(row.getString("name"), row.getInt("attempt")), row.getString("progress")),
                """
                SELECT name, attempt, CASE WHEN missing THEN 'missing' WHEN begun THEN 'running' ELSE 'expected' END
                    AS progress FROM underway_job WHERE commit_sha = ?
                UNION ALL SELECT name, attempt, 'ended' FROM job WHERE commit_sha = ?
                """,
                job.commit().hex(),
                job.commit().hex());
        return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The seal as its row has it. */
    Seal seal(CiJob job) {
        return sql.first(
                        row -> Seal.valueOf(row.getString("seal").toUpperCase(Locale.ROOT)),
                        "SELECT seal FROM commit_seal WHERE commit_sha = ?",
                        job.commit().hex())
                .orElseThrow();
    }

    private static String key(String name, int attempt) {
        return name + " " + attempt;
    }
}
