package dev.afterrun.storage.retention.pin;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.retention.pin.StoredPin.OfJob;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the rows of pins come and go; whoever changes them holds the jobs of the run, and {@link Pins#holdStill}. */
@ApplicationScoped
public class PinRows {
    private static final String PINS = """
            SELECT pin.id, pin.path, pin.until, pin.owner, pin.reason, pin.run, pin.pinned_by, pin.pinned_at,
                   job.key AS job, job.name AS job_name, job.attempt
            FROM pin LEFT JOIN job ON job.id = pin.job_id
            WHERE pin.repository_id = ? AND (pin.until IS NULL OR pin.until > clock_timestamp())
            """;

    private static final String PUT = """
            INSERT INTO pin (repository_id, run, job_id, path, owner, reason, pinned_by, until)
            VALUES (?, ?, (SELECT id FROM job WHERE key = ?), ?, ?, ?, ?, ?)
            ON CONFLICT (repository_id, run, job_id, path, owner) DO UPDATE
            SET reason = excluded.reason, pinned_by = excluded.pinned_by, until = excluded.until,
                pinned_at = clock_timestamp()
            RETURNING id
            """;

    private final Sql sql;

    PinRows(Sql sql) {
        this.sql = sql;
    }

    /** Those that hold now, what ends first before the others. */
    public List<StoredPin> list(Repository repository) {
        return sql.list(PinRows::read, PINS + " ORDER BY pin.until NULLS LAST, pin.id", repository.id());
    }

    /** The pin of this number, if it holds. */
    public Optional<StoredPin> find(Repository repository, long id) {
        return sql.first(PinRows::read, PINS + " AND pin.id = ?", repository.id(), id);
    }

    /** Sets a pin, or changes the one that its owner has there; returns its number. */
    @Transactional(TxType.MANDATORY)
    public long put(Repository repository, New pin) {
        return sql.first(
                        row -> row.getLong("id"),
                        PUT,
                        repository.id(),
                        pin.run(),
                        pin.job().map(JobKey::value),
                        pin.path().map(ArtifactPath::value),
                        pin.owner(),
                        pin.reason(),
                        pin.by(),
                        pin.until())
                .orElseThrow();
    }

    /** Takes a pin away. */
    @Transactional(TxType.MANDATORY)
    public void remove(Repository repository, long id) {
        sql.update("DELETE FROM pin WHERE repository_id = ? AND id = ?", repository.id(), id);
    }

    /** Forgets those whose time is over; returns how many are left. */
    @Transactional(TxType.MANDATORY)
    public int forgetOver(Repository repository) {
        sql.update("DELETE FROM pin WHERE repository_id = ? AND until <= clock_timestamp()", repository.id());
        return sql.first(row -> row.getInt(1), "SELECT count(*) FROM pin WHERE repository_id = ?", repository.id())
                .orElse(0);
    }

    private static StoredPin read(ResultSet row) throws SQLException {
        var job = Optional.ofNullable(row.getString("job"));
        return new StoredPin(
                Pins.pin(row),
                row.getString("run"),
                job.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new OfJob(new JobKey(job.get()), row.getString("job_name"), row.getInt("attempt"))),
                row.getString("pinned_by"),
                row.getTimestamp("pinned_at").toInstant());
    }

    /**
     * What a pin is to be.
     *
     * @param job the one whose file at {@code path} it holds; both or none
     */
    public record New(
            String run,
            Optional<JobKey> job,
            Optional<ArtifactPath> path,
            String owner,
            String reason,
            String by,
            Optional<Instant> until) {}
}
