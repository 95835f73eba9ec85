package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Sets our sign beside what somebody asked. Where it is set already, or the comment is gone, nothing is left to do. */
@ApplicationScoped
class SetReaction implements Worker {
    static final String KIND = "reaction";
    private static final Logger LOG = Logger.getLogger(SetReaction.class);

    private final Forge forge;
    private final Budget budget;
    private final Admission admission;

    SetReaction(Forge forge, Budget budget, Admission admission) {
        this.forge = forge;
        this.budget = budget;
        this.admission = admission;
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
        return switch (budget.spend(wanted.pullRequest())) {
            case Budget.Spent.Forgotten ignored -> Outcome.DONE;
            case Budget.Spent.Wait(var time) ->
                new Outcome.LaneRests(time, "what the forge allows is spent, or it asked to be left alone");
            case Budget.Spent.One(var repository) -> set(wanted, repository);
        };
    }

    private Outcome set(WantedReaction wanted, RepositoryName repository) throws IOException {
        try {
            forge.react(repository, wanted.commentId(), wanted.reaction());
            admission.admitted(wanted.pullRequest().repository());
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            var asked = busy.retryAfter().orElseThrow(() -> busy);
            return new Outcome.LaneRests(budget.rest(repository, asked), busy.toString());
        } catch (NoAccess shut) {
            return admission
                    .refused(wanted.pullRequest().repository(), shut.toString())
                    .<Outcome>map(length -> new Outcome.LaneRests(length, shut.toString()))
                    .orElse(Outcome.DONE);
        } catch (ForgeRefused refused) {
            // A locked conversation, an archived repository: a sign is not worth more tries.
            LOG.warnf("%s gets no reaction: %s", wanted, refused);
            return Outcome.DONE;
        }
    }
}
