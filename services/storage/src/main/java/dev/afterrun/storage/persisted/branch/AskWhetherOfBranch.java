package dev.afterrun.storage.persisted.branch;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.persisted.generation.SetSaved;
import dev.afterrun.storage.progress.Questions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks the forge whether a commit that hands sets on for a branch is of it: its present head, or one that it was built upon. So a job of
 * a pull request cannot give out what it saves as the branch's that it is to be merged into.
 */
@ApplicationScoped
class AskWhetherOfBranch implements Worker {
    /** The kind of this work; its key is a {@link CommitOnBranch}. */
    static final String KIND = "ask-whether-of-branch";

    private static final Logger LOG = Logger.getLogger(AskWhetherOfBranch.class);
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofHours(1);

    /** The head, and what it was built upon. */
    private static final int REQUESTS = 2;

    private final AwaitedBranches awaited;
    private final Questions questions;
    private final Forge forge;
    private final DueWork dueWork;

    AskWhetherOfBranch(AwaitedBranches awaited, Questions questions, Forge forge, DueWork dueWork) {
        this.awaited = awaited;
        this.questions = questions;
        this.forge = forge;
        this.dueWork = dueWork;
    }

    /** Within the transaction that registers it: from its first moment on, the set waits for what the forge says. */
    void saved(@Observes SetSaved saved) {
        // At once, while what a pull request has is not merged.
        awaited.await(saved.generation()).ifPresent(commit -> dueWork.mark(KIND, commit.toString(), Duration.ZERO));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var commit = CommitOnBranch.parse(key);
        var generations = awaited.of(commit);
        if (generations.isEmpty()) {
            return Outcome.DONE;
        }
        var repository = awaited.repository(commit);
        var wait = questions.spend(repository, REQUESTS);
        if (wait.isPositive()) {
            return new Outcome.Again(wait, "what the forge may be asked is spent");
        }
        try {
            var word = word(repository, commit);
            generations.forEach(generation -> awaited.answered(generation, word));
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            // Of the branch it has told: what it says of one commit alone is no reason to believe the job.
            return new Outcome.Again(REFUSED, refused.toString());
        }
    }

    private Word word(RepositoryName repository, CommitOnBranch commit) throws IOException {
        Optional<Commit> head;
        try {
            head = forge.branchHead(repository, commit.branch(), commit.commit());
            // Some forges say of what we may not see that it is not there.
            if (head.isEmpty() && forge.defaultBranch(repository).isEmpty()) {
                return Word.UNKNOWN;
            }
        } catch (ForgeRefused refused) {
            LOG.infof("%s does not let us see its branches: %s", repository, refused.toString());
            return Word.UNKNOWN;
        }
        return head.isPresent() && isOrCameBefore(repository, commit.commit(), head.get())
                ? Word.OF_IT
                : Word.NOT_OF_IT;
    }

    private boolean isOrCameBefore(RepositoryName repository, Commit commit, Commit head) throws IOException {
        return commit.equals(head) || forge.isDescendant(repository, head, commit);
    }
}
