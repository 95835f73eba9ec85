package dev.afterrun.reaper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.job.JobId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job's time as a row. It is due at {@code dueAt}, and proposed at {@code proposeAt}: first then, later again and again.
 *
 * <pre>
 * scheduled ──▶ proposed ──▶ proposed again … ──▶ gone (without a time, so that it does not come back)
 *     ▲────────────┴─ storage tells another time
 * </pre>
 */
@Entity
@Table(name = "schedule")
public class ScheduledExpiry {
    @Id
    String key;

    String repository;
    String job;
    long revision;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "propose_at")
    @Nullable
    Instant proposeAt;

    @SuppressWarnings("NullAway.Init")
    ScheduledExpiry() {}

    /** When the files are due to go; empty where there is nothing to go. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    /** Whose files they are. */
    public JobId job(ObjectMapper json) {
        try {
            return json.readValue(job, JobId.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job that was kept can be read", e);
        }
    }

    /** It was proposed; should nothing come of it, it is proposed again at {@code time}. */
    public void proposeAgain(Instant time) {
        proposeAt = time;
    }
}
