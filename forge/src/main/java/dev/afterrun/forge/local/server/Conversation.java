package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The comments of one pull request, oldest first.
 *
 * @param ever how many there have been; ids go on from it, so that a deleted comment's id never comes back
 */
record Conversation(long ever, List<StoredComment> comments) {
    /** Ids of one pull request lie in a range of their own: an id alone tells where the comment is. */
    static final long IDS_PER_PULL_REQUEST = 1_000_000;

    static final Conversation EMPTY = new Conversation(0, List.of());

    Conversation {
        comments = List.copyOf(comments);
    }

    static int pullRequestOf(long commentId) {
        return Math.toIntExact(commentId / IDS_PER_PULL_REQUEST);
    }

    /** @throws ProblemException when its range of ids is used up */
    Conversation with(int pullRequest, String author, String body, Instant now) {
        if (ever + 1 == IDS_PER_PULL_REQUEST) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "This pull request has had all the comments that it takes: go on in another.",
                    IDS_PER_PULL_REQUEST - 1 + " comments",
                    IDS_PER_PULL_REQUEST));
        }
        var id = pullRequest * IDS_PER_PULL_REQUEST + ever + 1;
        var added = StoredComment.written(id, author, body, now);
        return new Conversation(
                ever + 1, Stream.concat(comments.stream(), Stream.of(added)).toList());
    }

    Conversation edited(long id, String body, Instant now) {
        return changed(id, comment -> comment.edited(body, now));
    }

    Conversation reacted(long id, String reaction) {
        return changed(id, comment -> comment.with(reaction));
    }

    private Conversation changed(long id, UnaryOperator<StoredComment> change) {
        return new Conversation(
                ever,
                comments.stream()
                        .map(comment -> comment.id() == id ? change.apply(comment) : comment)
                        .toList());
    }

    Conversation without(long id) {
        return new Conversation(
                ever, comments.stream().filter(comment -> comment.id() != id).toList());
    }

    Optional<StoredComment> find(long id) {
        return comments.stream().filter(comment -> comment.id() == id).findFirst();
    }

    /** Up to {@code size} comments, counting pages from 1. */
    List<StoredComment> page(int number, int size) {
        return comments.stream().skip((long) (number - 1) * size).limit(size).toList();
    }

    StoredComment newest() {
        return comments.get(comments.size() - 1);
    }
}
