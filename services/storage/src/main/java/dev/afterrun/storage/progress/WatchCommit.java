package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Waits until all jobs of a commit are in, one piece of work a commit however many jobs it has, and seals it then. */
@ApplicationScoped
class WatchCommit implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    static final String KIND = "watch-commit";

    private static final Logger LOG = Logger.getLogger(WatchCommit.class);
    private static final Duration BUSY = Duration.ofSeconds(30);

    /** Requests that one question takes: check runs and statuses. */
    private static final int REQUESTS = 2;

    private final Watch watch;
    private final Questions questions;
    private final Forge forge;

    WatchCommit(Watch watch, Questions questions, Forge forge) {
        this.watch = watch;
        this.questions = questions;
        this.forge = forge;
    }

    static String key(Repository repository, Commit commit) {
        return repository.id() + "/" + commit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var slash = key.indexOf('/');
        var repository = Long.parseLong(key.substring(0, slash));
        var commit = new Commit(key.substring(slash + 1));
        return switch (watch.look(repository, commit)) {
            case NextStep.Ask ask -> ask(repository, ask.repository(), commit);
            case NextStep.LookAgain again -> new Outcome.Again(again.after(), again.why());
            case NextStep.Nothing nothing -> Outcome.DONE;
        };
    }

    private Outcome ask(long repository, RepositoryName name, Commit commit) throws IOException {
        var wait = questions.spend(name, REQUESTS);
        if (wait.isPositive()) {
            return new Outcome.Again(wait, "what the forge may be asked is spent");
        }
        try {
            return switch (watch.answered(repository, commit, checks(name, commit))) {
                case NextStep.LookAgain again -> new Outcome.Again(again.after(), again.why());
                case NextStep.Ask ignored -> Outcome.DONE;
                case NextStep.Nothing nothing -> Outcome.DONE;
            };
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        }
    }

    /** None where the forge does not let us see them: then what CI told us has to do. */
    private List<Check> checks(RepositoryName name, Commit commit) throws IOException {
        try {
            return forge.checks(name, commit);
        } catch (ForgeRefused refused) {
            LOG.infof("%s does not let us see its checks: %s", name, refused.toString());
            return List.of();
        }
    }
}
