package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;

/** What was decided about the package files of jobs, where their repository does not always take them. */
@ApplicationScoped
public class PackageAdmissions {
    private final Sql sql;

    PackageAdmissions(Sql sql) {
        this.sql = sql;
    }

    /** The job may bring them. One that was let through once stays so: what it has sent is on its way. */
    @Transactional(TxType.MANDATORY)
    public void letThrough(JobKey job) {
        sql.update("""
                INSERT INTO package_admission (job_key, let_through) VALUES (?, true)
                ON CONFLICT (job_key) DO UPDATE SET let_through = true, left_out = 0
                """, job.value());
    }

    /** So many of the job's were left out. */
    @Transactional(TxType.MANDATORY)
    public void leftOut(JobKey job, int files) {
        sql.update("""
                INSERT INTO package_admission AS known (job_key, let_through, left_out) VALUES (?, false, ?)
                ON CONFLICT (job_key) DO UPDATE SET left_out = greatest(known.left_out, excluded.left_out)
                """, job.value(), files);
    }

    /** Whether the job was let through; empty where nothing was decided. */
    public Optional<Boolean> find(JobKey job) {
        return sql.first(
                row -> row.getBoolean("let_through"),
                "SELECT let_through FROM package_admission WHERE job_key = ?",
                job.value());
    }

    /** How many of the job's were left out; empty where that is none. */
    public Optional<Integer> leftOut(JobKey job) {
        return sql.first(
                row -> row.getInt("left_out"),
                "SELECT left_out FROM package_admission WHERE job_key = ? AND left_out > 0",
                job.value());
    }

    /** Forgets up to {@code most} that were decided so long ago, of jobs that never came; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return sql.update("""
                DELETE FROM package_admission WHERE job_key IN (
                    SELECT job_key FROM package_admission AS known
                    WHERE decided_at < now() - ? * interval '1 millisecond'
                      AND NOT EXISTS (SELECT 1 FROM job WHERE job.key = known.job_key)
                    ORDER BY decided_at LIMIT ? FOR UPDATE SKIP LOCKED)
                """, after.toMillis(), most);
    }
}
