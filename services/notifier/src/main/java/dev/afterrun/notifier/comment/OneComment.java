package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.Marker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps exactly one comment of ours on a pull request, whatever happened between writing it and remembering it. */
@ApplicationScoped
class OneComment {
    private static final Logger LOG = Logger.getLogger(OneComment.class);

    private final Forge forge;
    private final Turns turns;

    OneComment(Forge forge, Turns turns) {
        this.forge = forge;
        this.turns = turns;
    }

    /** Makes {@code body} what our comment says; false where it says so already and nothing was sent. */
    boolean say(Turn.Ours turn, Marker marker, String body) throws IOException {
        var digest = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        if (turn.comment().isPresent() && turn.body().filter(digest::equals).isPresent()) {
            return false;
        }
        var written = turn.comment().isPresent()
                ? kept(turn, turn.comment().get(), marker, body)
                : Optional.of(placed(turn, marker, body));
        if (written.isPresent()) {
            turns.written(turn, written.get(), digest);
        }
        return true;
    }

    /** Empty where somebody deleted it, who then wants none, and nobody has asked for it since. */
    private Optional<CommentId> kept(Turn.Ours turn, CommentId comment, Marker marker, String body) throws IOException {
        var edited = edited(turn, comment, body);
        if (edited.isPresent()) {
            return edited;
        }
        var others = ours(turn, marker);
        if (!others.isEmpty()) {
            return Optional.of(mended(turn, marker, others, body));
        }
        if (!turns.isGone(turn)) {
            throw new IOException("the forge does not show yet the comment that it took on " + turn.pullRequest());
        }
        if (turns.isWantedAgain(turn)) {
            return Optional.of(created(turn, body));
        }
        LOG.infof("%s: our comment was deleted, and there is to be none", turn.pullRequest());
        return Optional.empty();
    }

    private CommentId placed(Turn.Ours turn, Marker marker, String body) throws IOException {
        var found = ours(turn, marker);
        return found.isEmpty() ? created(turn, body) : mended(turn, marker, found, body);
    }

    private List<Comment> ours(Turn.Ours turn, Marker marker) throws IOException {
        turns.hold(turn);
        return forge.comments(turn.repository(), turn.pullRequest().number(), marker);
    }

    /** The oldest of ours is the one; any other came of two writers that did not see each other, or of a crash. */
    private CommentId mended(Turn.Ours turn, Marker marker, List<Comment> found, String body) throws IOException {
        var oldest = found.getFirst();
        if (!oldest.body().equals(body) && edited(turn, oldest.id(), body).isEmpty()) {
            // Another would be one too many as soon as this one can be edited again.
            throw new ForgeRefused("The forge shows our comment " + oldest.id() + " on " + turn.pullRequest()
                    + ", but does not let us edit it.");
        }
        if (found.size() > 1) {
            removed(turn, marker, found.subList(1, found.size()));
        }
        return oldest.id();
    }

    private void removed(Turn.Ours turn, Marker marker, List<Comment> younger) throws IOException {
        for (var comment : younger) {
            turns.hold(turn);
            forge.deleteComment(turn.repository(), comment.id());
        }
        // A forge says "not found" of what is gone, and of what it does not let us delete.
        if (ours(turn, marker).size() > 1) {
            throw new ForgeRefused("The forge shows several comments of ours on " + turn.pullRequest()
                    + ", but does not let us delete them.");
        }
    }

    private Optional<CommentId> edited(Turn.Ours turn, CommentId comment, String body) throws IOException {
        turns.hold(turn);
        return forge.editComment(turn.repository(), comment, body).map(Comment::id);
    }

    private CommentId created(Turn.Ours turn, String body) throws IOException {
        turns.hold(turn);
        return forge.createComment(turn.repository(), turn.pullRequest().number(), body)
                .id();
    }
}
