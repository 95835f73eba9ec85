package dev.afterrun.storage.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.duework.WorkCycle;
import dev.afterrun.duework.Worker;
import dev.afterrun.eventing.Event;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The service behind its queues: events come in, due work is done when the test says so, facts lie in the outbox. */
@ApplicationScoped
public class Storage {
    private final Api api;
    private final RecordRun recordRun;
    private final ExpireJob expireJob;
    private final List<Worker> workers;
    private final WorkCycle cycle;
    private final Sql sql;
    private final ObjectMapper json;

    Storage(
            Api api,
            RecordRun recordRun,
            ExpireJob expireJob,
            @All List<Worker> workers,
            WorkCycle cycle,
            Sql sql,
            ObjectMapper json) {
        this.api = api;
        this.recordRun = recordRun;
        this.expireJob = expireJob;
        this.workers = workers;
        this.cycle = cycle;
        this.sql = sql;
        this.json = json;
    }

    /** All that a client does, and what follows from it. */
    public UploadOpened publish(CiJob job, TestFile... files) {
        var session = upload(job, files);
        finished(job, session.manifest());
        work();
        return session;
    }

    /** Opens a session and sends what is missing. */
    public UploadOpened upload(CiJob job, TestFile... files) {
        var session = api.open(job, files);
        Arrays.stream(files)
                .filter(file -> session.missing().contains(file.sha256()))
                .forEach(file -> api.put(job, session, file.sha256(), file.content()));
        return session;
    }

    public void finished(CiJob job, ManifestRef manifest) {
        event(UUID.randomUUID().toString(), job.finished(manifest));
    }

    public void finished(CiJob job, TestFile... files) {
        event(UUID.randomUUID().toString(), job.finished(files));
    }

    /** The same, as put on the queue then. */
    public void accepted(Instant then, CiJob job, ManifestRef manifest) {
        recordRun.runFinished(
                new Event<>(UUID.randomUUID().toString(), "urn:test:ci", Instant.EPOCH, job.finished(manifest))
                        .queuedAt(then));
    }

    public void event(String id, RunFinished fact) {
        recordRun.runFinished(new Event<>(id, "urn:test:ci", Instant.EPOCH, fact));
    }

    /** What reaper says when it thinks that the job's time has come. */
    public void expiryDue(CiJob job) {
        expireJob.expiryDue(new ExpiryDue(job.id(), Instant.EPOCH));
    }

    /** Does all work that is due. */
    public void work() {
        for (var any = true; any; ) {
            any = false;
            for (var worker : workers) {
                while (cycle.next(worker)) {
                    any = true;
                }
            }
        }
    }

    /** Makes later work of this kind due now. */
    @Transactional
    public void hurry(String kind, String keyPrefix) {
        sql.update(
                "UPDATE due_work SET due_at = clock_timestamp() WHERE kind = ? AND starts_with(key, ?)",
                kind,
                keyPrefix);
    }

    /** Whether work of this kind and key waits. */
    public boolean waits(String kind, String key) {
        return sql.exists("SELECT 1 FROM due_work WHERE kind = ? AND key = ?", kind, key);
    }

    /** Whether work of this kind waits whose key begins like this. */
    public boolean waitsFor(String kind, String keyPrefix) {
        return sql.exists("SELECT 1 FROM due_work WHERE kind = ? AND starts_with(key, ?)", kind, keyPrefix);
    }

    /** As if the job had been recorded so long ago. */
    @Transactional
    public void letBeRecordedBefore(CiJob job, Duration age) {
        sql.update(
                "UPDATE job SET recorded_at = clock_timestamp() - ? * interval '1 millisecond' WHERE key = ?",
                age.toMillis(),
                job.id().key().value());
    }

    /** As if the job's lifetime were over. */
    @Transactional
    public void letLifetimeEnd(CiJob job) {
        letLifetimeEnd(job.id().key());
    }

    /** As if all that its end follows from lay a long time back. */
    @Transactional
    public void letLifetimeEnd(JobKey job) {
        sql.update("""
                UPDATE job SET expires_at = clock_timestamp() - interval '1 second',
                    recorded_at = recorded_at - interval '400 days', released_at = released_at - interval '400 days'
                WHERE key = ?
                """, job.value());
        sql.update("""
                UPDATE artifact SET expires_at = clock_timestamp() - interval '1 second'
                WHERE job_id = (SELECT id FROM job WHERE key = ?) AND state = 'stored'
                """, job.value());
    }

    /** As if the time after which expired files are disposed of were over, for every job. */
    @Transactional
    public void letGraceEnd() {
        sql.update("UPDATE job SET expired_at = expired_at - interval '2 days' WHERE expired_at IS NOT NULL");
        sql.update("UPDATE artifact SET expired_at = expired_at - interval '2 days' WHERE expired_at IS NOT NULL");
        sql.update("UPDATE due_work SET due_at = clock_timestamp() WHERE kind = 'dispose-job'");
    }

    /** As if the session's lifetime were over. */
    @Transactional
    public void letSessionEnd(UploadOpened session) {
        sql.update(
                "UPDATE upload_session SET expires_at = clock_timestamp() - interval '1 second' WHERE id = ?",
                UUID.fromString(session.id()));
        sql.update(
                "UPDATE due_work SET due_at = clock_timestamp() WHERE kind = 'sweep-session' AND key = ?",
                session.id());
    }

    /** As if the session could not be made to live for longer than these moments, nor did it. */
    @Transactional
    public void letSessionLive(UploadOpened session, Duration left, Duration atMost) {
        sql.update("""
                UPDATE upload_session SET expires_at = clock_timestamp() + ? * interval '1 millisecond',
                                          at_last = clock_timestamp() + ? * interval '1 millisecond'
                WHERE id = ?
                """, left.toMillis(), atMost.toMillis(), UUID.fromString(session.id()));
    }

    /** How long the session lives. */
    public Duration left(UploadOpened session) {
        return sql.first(row -> Duration.ofMillis(row.getLong("left")), """
                        SELECT extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS left FROM upload_session
                        WHERE id = ?
                        """, UUID.fromString(session.id()))
                .orElseThrow();
    }

    /** Everything that was told of the job, the oldest first. */
    public List<RunStored> told(CiJob job) {
        return told(RunStored.TYPE, RunStored.class).stream()
                .filter(fact -> fact.job().equals(job.id()))
                .toList();
    }

    /** Forgets what was told, so that what is told next is read sooner. */
    @Transactional
    public void forgetTold() {
        sql.update("DELETE FROM outbox");
    }

    /** What commands of the job's repository were answered with, the oldest first. */
    public List<CommandAnswered> answers(CiJob job) {
        return told(CommandAnswered.TYPE, CommandAnswered.class).stream()
                .filter(fact -> fact.repository().equals(job.id().repository()))
                .toList();
    }

    /** Everything of this type that was told, the oldest first. */
    public <F> List<F> told(String type, Class<F> fact) {
        return sql
                .list(
                        row -> row.getBytes("data"),
                        "SELECT data FROM outbox WHERE topic = 'afterrun.storage' AND type = ? ORDER BY seq",
                        type)
                .stream()
                .map(data -> read(data, fact))
                .toList();
    }

    /** Everything that was told of the commit by this type, the oldest first. */
    public <T> List<T> told(CiJob job, String type, Class<T> fact) {
        return sql
                .list(
                        row -> row.getBytes("data"),
                        "SELECT data FROM outbox WHERE topic = 'afterrun.storage' AND type = ? AND key = ? ORDER BY seq",
                        type,
                        job.id().repository() + ":" + job.commit())
                .stream()
                .map(data -> read(data, fact))
                .toList();
    }

    private <T> T read(byte[] data, Class<T> fact) {
        try {
            return json.readValue(data, fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
