package dev.afterrun.storage.again;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Revisions leap ahead. A database that was restored does not know what it told after its backup; whoever heard that would pass
 * over all that is told now, until revisions have caught up.
 */
@ApplicationScoped
class Epoch {
    /** More than anything is told of in the time between two backups; twice it does no harm. */
    private static final int LEAP = 1_000_000;

    private static final List<String> TABLES =
            List.of("underway_job", "commit_seal", "repository_settings", "upload_switch");

    private final Sql sql;

    Epoch(Sql sql) {
        this.sql = sql;
    }

    /** Of what is few, at once: told under a higher revision with its next change. */
    @Transactional(TxType.MANDATORY)
    void beginOfAllButJobs() {
        TABLES.forEach(
                table -> sql.update("UPDATE " + table + " SET revision = revision + ? WHERE revision > 0", LEAP));
    }

    /** Of one job, before it is told. */
    @Transactional(TxType.MANDATORY)
    void beginOf(JobKey job) {
        sql.update("UPDATE job SET told_underway = told_underway + ?, told = NULL WHERE key = ?", LEAP, job.value());
    }
}
