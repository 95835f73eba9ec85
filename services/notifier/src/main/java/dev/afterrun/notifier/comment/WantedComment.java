package dev.afterrun.notifier.comment;

import dev.afterrun.forge.Forge;
import dev.afterrun.notifier.picture.Pictures;
import dev.afterrun.notifier.rendering.CommentRendering;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** What the comment on a pull request should say: what is known of it, beside the head that the forge shows now. */
@ApplicationScoped
class WantedComment {
    private final Forge forge;
    private final Pictures pictures;
    private final CommentRendering rendering;

    WantedComment(Forge forge, Pictures pictures, CommentRendering rendering) {
        this.forge = forge;
        this.pictures = pictures;
        this.rendering = rendering;
    }

    /** What it should say; where there is none yet, only what is worth one makes one. */
    Wanted on(Turn.Ours turn) throws IOException {
        var present = forge.pullRequest(turn.repository(), turn.pullRequest().number());
        if (present.isEmpty()) {
            return new Wanted.NoPullRequest();
        }
        var picture = pictures.of(turn.pullRequest(), turn.repository(), present.get());
        return turn.comment().isPresent() || picture.isWorthAComment()
                ? new Wanted.Body(rendering.of(picture))
                : new Wanted.None();
    }
}
