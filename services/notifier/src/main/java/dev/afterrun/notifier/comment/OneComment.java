package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Keeps exactly one comment of ours on a pull request, whatever happened between writing it and remembering it. */
@ApplicationScoped
class OneComment {
    private final Forge forge;
    private final Turns turns;

    OneComment(Forge forge, Turns turns) {
        this.forge = forge;
        this.turns = turns;
    }

    /** Makes {@code body} what our comment says; sends nothing where it says so already. */
    void say(Turn.Ours turn, Marker marker, String body) throws IOException {
        var digest = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        if (turn.comment().isPresent() && turn.body().filter(digest::equals).isPresent()) {
            return;
        }
        turns.written(turn, written(turn, marker, body), digest);
    }

    private CommentId written(Turn.Ours turn, Marker marker, String body) throws IOException {
        if (turn.comment().isPresent()) {
            var edited = edited(turn, turn.comment().get(), body);
            if (edited.isPresent()) {
                return edited.get();
            }
        }
        turns.hold(turn);
        var found = forge.comments(turn.repository(), turn.pullRequest().number(), marker);
        return found.isEmpty() ? created(turn, body) : mended(turn, found, body);
    }

    /** The oldest of ours is the one; any other came of two writers that did not see each other, or of a crash. */
    private CommentId mended(Turn.Ours turn, List<Comment> found, String body) throws IOException {
        for (var younger : found.subList(1, found.size())) {
            turns.hold(turn);
            forge.deleteComment(turn.repository(), younger.id());
        }
        var oldest = found.getFirst();
        if (oldest.body().equals(body)) {
            return oldest.id();
        }
        var edited = edited(turn, oldest.id(), body);
        return edited.isPresent() ? edited.get() : created(turn, body);
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
