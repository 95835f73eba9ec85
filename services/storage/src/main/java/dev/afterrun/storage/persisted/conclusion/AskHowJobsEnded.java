package dev.afterrun.storage.persisted.conclusion;

import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.WorkflowJob;
import dev.afterrun.storage.persisted.conclusion.AwaitedJobs.Asked;
import dev.afterrun.storage.progress.Questions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Asks the forge how the jobs of a run ended that saved sets: one question for all of them, ever later while some run. Where it does
 * not let us see them, they are unknown to it.
 */
@ApplicationScoped
class AskHowJobsEnded implements Worker {
    /** The kind of this work; its key is an {@link AttemptOfRun}. */
    static final String KIND = "ask-how-jobs-ended";

    private static final Logger LOG = Logger.getLogger(AskHowJobsEnded.class);
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration FIRST_QUESTION_AGAIN = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 4;

    private final AwaitedJobs awaited;
    private final Questions questions;
    private final Forge forge;

    AskHowJobsEnded(AwaitedJobs awaited, Questions questions, Forge forge) {
        this.awaited = awaited;
        this.questions = questions;
        this.forge = forge;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var attempt = AttemptOfRun.parse(key);
        var asked = awaited.of(attempt);
        if (asked.jobs().isEmpty()) {
            return Outcome.DONE;
        }
        var wait = questions.spend(asked.repository(), 1);
        if (wait.isPositive()) {
            return new Outcome.Again(wait, "what the forge may be asked is spent");
        }
        try {
            return awaited.answered(attempt, asked.jobs(), jobs(asked, attempt))
                    .map(AskHowJobsEnded::again)
                    .orElse(Outcome.DONE);
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        }
    }

    private List<WorkflowJob> jobs(Asked asked, AttemptOfRun attempt) throws IOException {
        try {
            return forge.jobs(asked.repository(), attempt.run(), attempt.attempt());
        } catch (ForgeRefused refused) {
            LOG.infof("%s does not let us see its jobs: %s", asked.repository(), refused.toString());
            return List.of();
        }
    }

    private static Outcome again(int questions) {
        return new Outcome.Again(
                FIRST_QUESTION_AGAIN.multipliedBy(1L << Math.min(questions - 1, DOUBLINGS)),
                "the forge says that it runs");
    }
}
