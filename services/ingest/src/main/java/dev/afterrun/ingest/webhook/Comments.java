package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommentChanged;
import java.util.Map;

/** GitHub's {@code issue_comment}, which a comment on a pull request is, too. */
record Comments(String forge) implements Translation {
    private static final Map<String, Kind> NEEDED = Map.of(
            "/issue/number", Kind.COUNT,
            "/comment/id", Kind.NUMBER,
            "/comment/body", Kind.TEXT,
            "/comment/updated_at", Kind.TIME);

    /** Whom GitHub shows in the place of accounts that have been deleted. */
    private static final Actor GHOST = new Actor("ghost", "10137");

    @Override
    public Outcome of(Payload payload) {
        if (!payload.has("/issue/pull_request")) {
            return new Outcome.Ignored("the comment is on an issue, not on a pull request");
        }
        return switch (payload.action()) {
            case "created" -> changed(payload, CommentChanged.Change.CREATED);
            case "edited" -> changed(payload, CommentChanged.Change.EDITED);
            case "deleted" -> changed(payload, CommentChanged.Change.DELETED);
            default -> Translation.ignored("issue_comment", payload);
        };
    }

    private Outcome changed(Payload payload, CommentChanged.Change change) {
        payload.needs(OF_A_REPOSITORY, NEEDED);
        var fact = new CommentChanged(
                new RepositoryId(forge, payload.text("/repository/id")),
                payload.repository("/repository/full_name"),
                payload.count("/issue/number"),
                payload.number("/comment/id"),
                change,
                payload.has("/comment/user/id") ? payload.actor("/comment/user") : GHOST,
                payload.actor("/sender"),
                payload.longText("/comment/body", Limits.COMMENT_LENGTH),
                payload.time("/comment/updated_at"));
        return new Outcome.Fact(fact.repository() + ":" + fact.number(), fact);
    }
}
