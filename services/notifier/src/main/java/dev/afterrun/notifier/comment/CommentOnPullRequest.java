package dev.afterrun.notifier.comment;

import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.notifier.picture.Pictures;
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
    private final Forge forge;
    private final Pictures pictures;
    private final CommentRendering rendering;
    private final OneComment comment;
    private final CommentSettings settings;

    CommentOnPullRequest(
            Turns turns,
            Forge forge,
            Pictures pictures,
            CommentRendering rendering,
            OneComment comment,
            CommentSettings settings) {
        this.turns = turns;
        this.forge = forge;
        this.pictures = pictures;
        this.rendering = rendering;
        this.comment = comment;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Outcome work(String key) throws IOException {
        return switch (turns.take(PullRequestKey.parse(key))) {
            case Turn.NotYet notYet -> new Outcome.Again(notYet.time(), notYet.why());
            case Turn.Ours turn -> inTurn(turn);
        };
    }

    private Outcome inTurn(Turn.Ours turn) throws IOException {
        try {
            bringInStep(turn);
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            var asked = busy.retryAfter().orElseThrow(() -> busy);
            var wait = asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
            turns.rest(turn, wait);
            return new Outcome.Again(wait, busy.toString());
        } catch (ForgeRefused refused) {
            LOG.warnf("%s: %s", turn.pullRequest(), refused.getMessage());
            return new Outcome.Again(settings.refused(), refused.toString());
        } finally {
            turns.end(turn);
        }
    }

    private void bringInStep(Turn.Ours turn) throws IOException {
        var present = forge.pullRequest(turn.repository(), turn.pullRequest().number());
        if (present.isEmpty()) {
            // What is known stays; should the pull request appear, its next run is told.
            LOG.infof("%s is not there", turn.pullRequest());
            return;
        }
        var picture = pictures.of(turn.pullRequest(), turn.repository(), present.get());
        comment.say(turn, CommentRendering.MARKER, rendering.of(picture));
    }
}
