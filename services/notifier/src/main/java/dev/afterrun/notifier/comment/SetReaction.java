package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.notifier.access.Budget;
import dev.afterrun.notifier.access.ForgeCalls;
import dev.afterrun.notifier.picture.Displays;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Sets our sign beside what somebody asked. Where it is set already, or the comment is gone, nothing is left to do. */
@ApplicationScoped
class SetReaction implements Worker {
    static final String KIND = "reaction";
    private static final Logger LOG = Logger.getLogger(SetReaction.class);

    private final Forge forge;
    private final Displays displays;
    private final Budget budget;
    private final ForgeCalls calls;

    SetReaction(Forge forge, Displays displays, Budget budget, ForgeCalls calls) {
        this.forge = forge;
        this.displays = displays;
        this.budget = budget;
        this.calls = calls;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** One repository after the other, as comments are written. */
    @Override
    public boolean isInLanes() {
        return true;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var wanted = WantedReaction.parse(key);
        var name = displays.nameOf(wanted.pullRequest());
        if (name.isEmpty()) {
            return Outcome.DONE;
        }
        var obstacle = budget.spend(name.get());
        return obstacle.isPresent() ? obstacle.get() : set(wanted, name.get());
    }

    private Outcome set(WantedReaction wanted, RepositoryName name) throws IOException {
        return calls.make(
                wanted.pullRequest().repository(),
                name,
                () -> {
                    forge.react(name, wanted.commentId(), wanted.reaction());
                    return Outcome.DONE;
                },
                why -> {
                    // A locked conversation, an archived repository: a sign is not worth more tries.
                    LOG.warnf("%s gets no reaction: %s", wanted, why);
                    return Outcome.DONE;
                });
    }
}
