package dev.afterrun.notifier.comment;

import dev.afterrun.duework.Worker;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.rendering.CommentRendering;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Brings the one comment on a pull request in step with what is known of it. */
@ApplicationScoped
class CommentOnPullRequest implements Worker {
    static final String KIND = "comment";
    private static final Logger LOG = Logger.getLogger(CommentOnPullRequest.class);

    /** The longest window over which a forge counts requests. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final Turns turns;
    private final WantedComment wanted;
    private final OneComment comment;
    private final Admission admission;
    private final Patience patience;

    CommentOnPullRequest(
            Turns turns, WantedComment wanted, OneComment comment, Admission admission, Patience patience) {
        this.turns = turns;
        this.wanted = wanted;
        this.comment = comment;
        this.admission = admission;
        this.patience = patience;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }

    /** One repository after the other, however many comments each has due. */
    @Override
    public boolean isInLanes() {
        return true;
    }

    @Override
    public Outcome work(String key) throws IOException {
        return switch (turns.take(PullRequestKey.parse(key))) {
            case Turn.NotYet notYet -> new Outcome.Again(notYet.time(), notYet.why());
            case Turn.AccountRests rests ->
                new Outcome.LaneRests(rests.time(), "what the forge allows is spent, or it asked to be left alone");
            case Turn.Silent ignored -> Outcome.DONE;
            case Turn.Ours turn -> inTurn(turn);
        };
    }

    private Outcome inTurn(Turn.Ours turn) throws IOException {
        var sent = false;
        try {
            var wished = wanted.on(turn);
            if (wished instanceof Wanted.Body(var text)) {
                // From here on a failure may have been a write whose answer was lost.
                sent = true;
                sent = comment.say(turn, CommentRendering.MARKER, text);
            }
            admission.admitted(turn.pullRequest().repository());
            return wished instanceof Wanted.NoPullRequest
                    ? refused(turn, "the forge has no such pull request")
                    : Outcome.DONE;
        } catch (ForgeBusy busy) {
            var asked = busy.retryAfter().orElseThrow(() -> busy);
            var wait = asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
            turns.rest(turn, wait);
            return new Outcome.LaneRests(wait, busy.toString());
        } catch (NoAccess shut) {
            return shut(turn, shut);
        } catch (ForgeRefused refused) {
            return refused(turn, refused.toString());
        } finally {
            turns.end(turn, sent);
        }
    }

    /** Tried again ever more rarely; after that, with the pull request's next news. */
    private Outcome refused(Turn.Ours turn, String why) {
        var refusals = turns.refused(turn, why);
        var wait = patience.after(refusals);
        if (refusals == 1 || wait.isEmpty()) {
            LOG.warnf("%s has no comment in step, tried %d times: %s", turn.pullRequest(), refusals, why);
        }
        return wait.<Outcome>map(length -> new Outcome.Again(length, why)).orElse(Outcome.DONE);
    }

    private Outcome shut(Turn.Ours turn, NoAccess shut) {
        return admission
                .refused(turn.pullRequest().repository(), shut.toString())
                .<Outcome>map(length -> new Outcome.LaneRests(length, shut.toString()))
                .orElse(Outcome.DONE);
    }
}
