package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;

/**
 * Has jobs told anew of whose sets one stands otherwise than before, or may: to tell what was told already costs nothing but the look.
 * Of a set that many jobs restored, the last {@value #RESTORERS} are told.
 */
@ApplicationScoped
public class SetNews {
    private static final int RESTORERS = 100;

    private static final String SAVER = "SELECT job_key FROM set_generation WHERE id = ?";

    private static final String ALL = SAVER + """
             UNION (
                SELECT job_key FROM set_restore WHERE generation_id = ?
                GROUP BY job_key ORDER BY max(restored_at) DESC LIMIT ?)
            """;

    private final Sql sql;
    private final DueWork dueWork;

    SetNews(Sql sql, DueWork dueWork) {
        this.sql = sql;
        this.dueWork = dueWork;
    }

    /** Within the transaction that registers it. */
    void saved(@Observes SetSaved saved) {
        toSaver(saved.generation());
    }

    /** The job has restored something. */
    @Transactional(TxType.MANDATORY)
    void restored(JobKey job) {
        mark(List.of(job.value()));
    }

    /** To the job that saves sets, how it ended being known now. */
    @Transactional(TxType.MANDATORY)
    public void decided(JobKey job) {
        mark(List.of(job.value()));
    }

    /** To the job that saved the generation. */
    @Transactional(TxType.MANDATORY)
    public void toSaver(long generation) {
        mark(sql.list(row -> row.getString("job_key"), SAVER, generation));
    }

    /** To that one, and to the jobs that restored it. */
    @Transactional(TxType.MANDATORY)
    void toAll(long generation) {
        mark(sql.list(row -> row.getString("job_key"), ALL, generation, generation, RESTORERS));
    }

    private void mark(List<String> jobs) {
        // In one order, whoever else marks some of them.
        jobs.stream().sorted().forEach(job -> dueWork.mark(TellJobOfSets.KIND, job, Duration.ZERO));
    }
}
