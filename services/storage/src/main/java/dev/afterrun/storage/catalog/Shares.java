package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Share.End;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The files that were sent by hand. Whoever changes one holds its row here before that of its job. */
@ApplicationScoped
public class Shares {
    /** One after the other, however many ask at once: the row is locked, and looked at again. */
    private static final String TAKE = """
            UPDATE share SET downloads = downloads + 1 FROM job
            WHERE job.id = share.job_id AND job.key = ? AND job.expired_at IS NULL
              AND share.ended_by IS NULL AND share.downloads < share.most
            RETURNING share.most - share.downloads AS left
            """;

    private final Sql sql;

    Shares(Sql sql) {
        this.sql = sql;
    }

    /** The file of {@code job} was sent by hand. */
    @Transactional(TxType.MANDATORY)
    public void add(Job job, Share share) {
        sql.update(
                "INSERT INTO share (job_id, secret_sha256, lifetime_ms, most) VALUES (?, ?, ?, ?)",
                job.id(),
                share.secret().bytes(),
                share.lifetime().map(Duration::toMillis),
                share.most());
    }

    /** How long the file of {@code job} stays, where it was sent by hand: as its sender said, else as is {@code usual}. */
    public Optional<Duration> lifetime(Job job, Duration usual) {
        return sql.first(
                row -> Duration.ofMillis(row.getLong("lifetime_ms")),
                "SELECT coalesce(lifetime_ms, ?) AS lifetime_ms FROM share WHERE job_id = ?",
                usual.toMillis(),
                job.id());
    }

    /** Takes one of the downloads that are left: how many are left then; empty where none was. */
    @Transactional(TxType.MANDATORY)
    public Optional<Integer> takeDownload(JobKey job) {
        return sql.first(row -> row.getInt("left"), TAKE, job.value());
    }

    /** The secret's SHA-256 of the file that this job is, held against every other change until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Digest> secret(JobKey job) {
        return sql.first(row -> Digest.ofHash(row.getBytes("secret_sha256")), """
                SELECT secret_sha256 FROM share JOIN job ON job.id = share.job_id
                WHERE job.key = ? FOR UPDATE OF share
                """, job.value());
    }

    /** The file ends before its time. */
    @Transactional(TxType.MANDATORY)
    public void ended(Job job, End why) {
        sql.update("UPDATE share SET ended_by = ? WHERE job_id = ?", why.name().toLowerCase(Locale.ROOT), job.id());
    }
}
