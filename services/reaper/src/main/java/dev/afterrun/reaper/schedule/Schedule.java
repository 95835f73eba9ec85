package dev.afterrun.reaper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.JobId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/** When files are due to go. Every time is compared by the database's clock, so that replicas agree. */
@ApplicationScoped
public class Schedule implements PanacheRepositoryBase<ScheduledExpiry, String> {
    private static final String ADVANCE = """
            INSERT INTO schedule (key, repository, job, revision, due_at, propose_at)
            VALUES (:key, :repository, :job, :revision, :dueAt, :dueAt)
            ON CONFLICT (key) DO UPDATE
            SET revision = excluded.revision, due_at = excluded.due_at, propose_at = excluded.propose_at,
                told_at = clock_timestamp()
            WHERE excluded.revision > schedule.revision
            """;

    private static final String FORGET = """
            DELETE FROM schedule WHERE key IN (
                SELECT key FROM schedule
                WHERE due_at IS NULL AND told_at < statement_timestamp() - :millis * interval '1 millisecond'
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final ObjectMapper json;

    Schedule(ObjectMapper json) {
        this.json = json;
    }

    /** Takes the snapshot's time if it is newer than what is known; false where it is old. */
    @Transactional(TxType.MANDATORY)
    public boolean advance(RunStored stored) {
        @Nullable Instant dueAt = stored.expiresAt().orElse(null);
        return getSession()
                        .createNativeMutationQuery(ADVANCE)
                        .setParameter("key", stored.job().key().value())
                        .setParameter("repository", stored.job().repository().toString())
                        .setParameter("job", written(stored.job()))
                        .setParameter("revision", stored.revision().number())
                        .setParameter("dueAt", dueAt, Instant.class)
                        .executeUpdate()
                > 0;
    }

    /** Up to {@code limit} of the repository that are to be proposed by {@code now}, and that no other replica is at. */
    @Transactional(TxType.MANDATORY)
    public List<ScheduledExpiry> due(String repository, Instant now, int limit) {
        return find("repository = ?1 and proposeAt <= ?2", Sort.by("proposeAt"), repository, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, limit)
                .list();
    }

    /** When the next of the repository is to be proposed. */
    @Transactional(TxType.MANDATORY)
    public Optional<Instant> next(String repository) {
        return getSession()
                .createQuery(
                        "SELECT min(s.proposeAt) FROM ScheduledExpiry s WHERE s.repository = :repository",
                        Instant.class)
                .setParameter("repository", repository)
                .uniqueResultOptional();
    }

    /** Forgets up to {@code most} jobs that have nothing to go, so long after the last news of them; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return getSession()
                .createNativeMutationQuery(FORGET)
                .setParameter("millis", after.toMillis())
                .setParameter("most", most)
                .executeUpdate();
    }

    /** What is due by now and has not gone. */
    @Transactional
    public Overdue overdue() {
        var now = now();
        var jobs = count("dueAt <= ?1", now);
        var oldest = getSession()
                .createQuery("SELECT min(s.dueAt) FROM ScheduledExpiry s", Instant.class)
                .uniqueResultOptional();
        return new Overdue(
                jobs,
                oldest.filter(now::isAfter)
                        .map(due -> Duration.between(due, now))
                        .orElse(Duration.ZERO));
    }

    /** What time the database says it is. */
    @Transactional(TxType.MANDATORY)
    public Instant now() {
        return getSession()
                .createNativeQuery("SELECT clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    private String written(JobId job) {
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
