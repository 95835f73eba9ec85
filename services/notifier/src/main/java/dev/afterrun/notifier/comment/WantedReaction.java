package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Reaction;
import dev.afterrun.notifier.picture.PullRequestKey;

/** A sign that is to stand beside somebody's comment; as text {@code FORGE:REPOSITORY#NUMBER/COMMENT/ANSWER}. */
record WantedReaction(PullRequestKey pullRequest, long comment, CommandAnswered.Reaction answer) {

    static WantedReaction parse(String text) {
        var last = text.lastIndexOf('/');
        var middle = text.lastIndexOf('/', last - 1);
        return new WantedReaction(
                PullRequestKey.parse(text.substring(0, middle)),
                Long.parseLong(text, middle + 1, last, 10),
                CommandAnswered.Reaction.valueOf(text.substring(last + 1)));
    }

    CommentId commentId() {
        return new CommentId(comment);
    }

    Reaction reaction() {
        return switch (answer) {
            case DONE -> Reaction.THUMBS_UP;
            case REFUSED -> Reaction.THUMBS_DOWN;
            case NOT_UNDERSTOOD -> Reaction.CONFUSED;
            case SEEN -> Reaction.EYES;
        };
    }

    @Override
    public String toString() {
        return pullRequest + "/" + comment + "/" + answer.name();
    }
}
