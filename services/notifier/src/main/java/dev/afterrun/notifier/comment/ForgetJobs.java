package dev.afterrun.notifier.comment;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.notifier.picture.JobSnapshots;
import dev.afterrun.notifier.picture.Seals;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Forgets jobs whose files have long gone, then the comments that told of nothing else: a batch at a time, for ever. */
@ApplicationScoped
class ForgetJobs implements Worker {
    static final String KIND = "forget-jobs";

    private static final int BATCH = 500;
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofHours(1);

    private final JobSnapshots jobs;
    private final Seals seals;
    private final Turns turns;
    private final DueWork dueWork;
    private final CommentSettings settings;

    ForgetJobs(JobSnapshots jobs, Seals seals, Turns turns, DueWork dueWork, CommentSettings settings) {
        this.jobs = jobs;
        this.seals = seals;
        this.turns = turns;
        this.dueWork = dueWork;
        this.settings = settings;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        dueWork.mark(KIND, "all", Duration.ZERO);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        var forgotten = QuarkusTransaction.requiringNew()
                .call(() -> Math.max(
                        Math.max(jobs.forget(settings.memory(), BATCH), seals.forget(settings.memory(), BATCH)),
                        turns.forget(settings.memory(), BATCH)));
        return forgotten == BATCH
                ? new Outcome.Again(PACE, "more are to be forgotten")
                : new Outcome.Again(REST, "none are left to be forgotten");
    }
}
