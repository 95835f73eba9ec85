package dev.afterrun.notifier.comment;

import dev.afterrun.forge.Forge;
import dev.afterrun.notifier.picture.Pictures;
import dev.afterrun.notifier.rendering.CommentRendering;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

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

    /** The whole body; empty where the pull request is not there. */
    Optional<String> on(Turn.Ours turn) throws IOException {
        return forge.pullRequest(turn.repository(), turn.pullRequest().number())
                .map(present -> rendering.of(pictures.of(turn.pullRequest(), turn.repository(), present)));
    }
}
