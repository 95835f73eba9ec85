package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.notifier.picture.Picture;
import dev.afterrun.notifier.picture.Pictures;
import dev.afterrun.notifier.picture.ToldDecisions;
import dev.afterrun.notifier.rendering.CommentRendering;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** What the comment on a pull request should say: what is known of it, beside the head that the forge shows now. */
@ApplicationScoped
class WantedComment {
    private final Forge forge;
    private final Pictures pictures;
    private final ToldDecisions decisions;
    private final CommentRendering rendering;

    WantedComment(Forge forge, Pictures pictures, ToldDecisions decisions, CommentRendering rendering) {
        this.forge = forge;
        this.pictures = pictures;
        this.decisions = decisions;
        this.rendering = rendering;
    }

    /** What it should say; where there is none yet, only what is worth one makes one. */
    Wish on(Turn.Ours turn) throws IOException {
        var present = forge.pullRequest(turn.repository(), turn.pullRequest().number())
                .orElseThrow(() -> new ForgeRefused("the forge has no such pull request"));
        var picture = pictures.of(turn.pullRequest(), turn.repository(), present);
        return new Wish(
                picture.jobs(),
                turn.comment().isPresent() || isWorthOne(picture, turn)
                        ? Optional.of(rendering.of(picture))
                        : Optional.empty());
    }

    private boolean isWorthOne(Picture picture, Turn.Ours turn) {
        var mode = decisions.settingsOf(turn.pullRequest().repository()).comments();
        return picture.isWorthAComment() && (mode != CommentMode.QUIET || picture.isNoteworthy());
    }
}
