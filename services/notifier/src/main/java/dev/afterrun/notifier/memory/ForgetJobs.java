package dev.afterrun.notifier.memory;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.notifier.access.CalmSettings;
import dev.afterrun.notifier.access.Refusals;
import dev.afterrun.notifier.check.CommitChecks;
import dev.afterrun.notifier.comment.Turns;
import dev.afterrun.notifier.picture.JobSnapshots;
import dev.afterrun.notifier.picture.Seals;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.stream.IntStream;

/** Forgets jobs whose files have long gone, then the comments and checks that told of nothing else: a batch at a time, for ever. */
@ApplicationScoped
class ForgetJobs implements Worker {
    static final String KIND = "forget-jobs";

    private static final int BATCH = 500;
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofHours(1);

    private final JobSnapshots jobs;
    private final Seals seals;
    private final Turns turns;
    private final CommitChecks checks;
    private final Refusals refusals;
    private final DueWork dueWork;
    private final CalmSettings settings;

    ForgetJobs(
            JobSnapshots jobs,
            Seals seals,
            Turns turns,
            CommitChecks checks,
            Refusals refusals,
            DueWork dueWork,
            CalmSettings settings) {
        this.jobs = jobs;
        this.seals = seals;
        this.turns = turns;
        this.checks = checks;
        this.refusals = refusals;
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
        return QuarkusTransaction.requiringNew().call(this::isMoreThanABatch)
                ? new Outcome.Again(PACE, "more are to be forgotten")
                : new Outcome.Again(REST, "none are left to be forgotten");
    }

    private boolean isMoreThanABatch() {
        var after = settings.memory();
        // In this order: what told of a job outlives it.
        return IntStream.of(
                        jobs.forget(after, BATCH),
                        seals.forget(after, BATCH),
                        turns.forget(after, BATCH),
                        checks.forget(after, BATCH),
                        refusals.forget(after, BATCH))
                .anyMatch(forgotten -> forgotten == BATCH);
    }
}
