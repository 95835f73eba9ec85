package dev.afterrun.storage.persisted.generation;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** The time that passes for sets, for sessions and for what nobody needs. */
@ApplicationScoped
class SetTimes {
    private final Storage storage;
    private final Sql sql;

    SetTimes(Storage storage, Sql sql) {
        this.storage = storage;
        this.sql = sql;
    }

    /** As if so long had passed since anything of the repository was saved or asked for; what follows happens. */
    void pass(CiJob job, Duration time) {
        age(job, time);
        hurry(ReviewSet.KIND);
        storage.work();
    }

    /** What somebody else has at hand is passed over: no step of a test waits for another's. */
    @Transactional
    void age(CiJob job, Duration time) {
        sql.update("""
                UPDATE set_generation SET saved_at = saved_at - ? * interval '1 millisecond',
                    last_used_at = last_used_at - ? * interval '1 millisecond'
                WHERE id IN (
                    SELECT saved.id FROM set_generation AS saved JOIN repository ON repository.id = saved.repository_id
                    WHERE repository.name = ? FOR UPDATE OF saved SKIP LOCKED)
                """, time.toMillis(), time.toMillis(), job.repository().toString());
    }

    @Transactional
    void hurry(String kind) {
        sql.update("""
                UPDATE due_work SET due_at = clock_timestamp() WHERE (kind, key) IN (
                    SELECT kind, key FROM due_work WHERE kind = ? FOR UPDATE SKIP LOCKED)
                """, kind);
    }

    /** As if the repository's jobs were old enough to be forgotten; those are that nothing needs. */
    void forgetOldJobs(CiJob job) {
        makeOld(job);
        hurry("forget-jobs");
        storage.work();
    }

    @Transactional
    void makeOld(CiJob job) {
        sql.update(
                "UPDATE job SET recorded_at = recorded_at - interval '400 days' WHERE key = ?",
                job.id().key().value());
    }

    /** As if the lifetimes of all upload sessions of the repository were over. */
    void letSessionsEnd(CiJob job) {
        endSessions(job);
        hurry("sweep-session");
        storage.work();
    }

    @Transactional
    void endSessions(CiJob job) {
        sql.update("""
                UPDATE upload_session SET expires_at = clock_timestamp() - interval '1 second' WHERE id IN (
                    SELECT session.id FROM upload_session AS session
                    JOIN repository ON repository.id = session.repository_id
                    WHERE repository.name = ? FOR UPDATE OF session SKIP LOCKED)
                """, job.repository().toString());
    }

    /** As if the time after which bytes go that nobody needs were over. */
    void letGraceEnd() {
        hurry("dispose-blob");
        storage.work();
    }

    /** As if sessions were over, and nobody had asked for sets for so long that the older ones make room. */
    void letOlderSetsEnd(CiJob job) {
        letSessionsEnd(job);
        pass(job, Duration.ofHours(2));
    }

    /** What generations need has settled. */
    void repack() {
        hurry("repack-sets");
        storage.work();
    }

    /** As if the time for which somebody may read packs that were replaced were over. */
    void letReplacedPacksGo() {
        makeReplacedPacksOld();
        hurry("release-packs");
        storage.work();
    }

    @Transactional
    void makeReplacedPacksOld() {
        sql.update("""
                UPDATE set_replaced_pack SET replaced_at = replaced_at - interval '30 days'
                WHERE (generation_id, blob_id) IN (
                    SELECT generation_id, blob_id FROM set_replaced_pack FOR UPDATE SKIP LOCKED)
                """);
    }
}
