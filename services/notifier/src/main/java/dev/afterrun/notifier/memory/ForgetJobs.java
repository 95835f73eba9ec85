package dev.afterrun.notifier.memory;

import dev.afterrun.duework.Forgetful;
import dev.afterrun.notifier.access.CalmSettings;
import dev.afterrun.notifier.access.Refusals;
import dev.afterrun.notifier.check.CommitChecks;
import dev.afterrun.notifier.comment.Turns;
import dev.afterrun.notifier.picture.JobSnapshots;
import dev.afterrun.notifier.picture.Seals;
import dev.afterrun.notifier.picture.ToldDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;

/** Forgets jobs whose files have long gone, then the comments and checks that told of nothing else. */
@ApplicationScoped
class ForgetJobs implements Forgetful {
    private final JobSnapshots jobs;
    private final Seals seals;
    private final Turns turns;
    private final CommitChecks checks;
    private final ToldDecisions decisions;
    private final Refusals refusals;
    private final CalmSettings settings;

    ForgetJobs(
            JobSnapshots jobs,
            Seals seals,
            Turns turns,
            CommitChecks checks,
            ToldDecisions decisions,
            Refusals refusals,
            CalmSettings settings) {
        this.jobs = jobs;
        this.seals = seals;
        this.turns = turns;
        this.checks = checks;
        this.decisions = decisions;
        this.refusals = refusals;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "forget-jobs";
    }

    @Override
    public int forget(int most) {
        var after = settings.memory();
        // In this order: what told of a job outlives it.
        return IntStream.of(
                        jobs.forget(after, most),
                        seals.forget(after, most),
                        turns.forget(after, most),
                        checks.forget(after, most),
                        decisions.forget(after, most),
                        refusals.forget(after, most))
                .max()
                .orElse(0);
    }
}
