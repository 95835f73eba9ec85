package dev.afterrun.forge.local.server;

import static dev.afterrun.forge.local.server.PullRequestEndpoints.API;
import static dev.afterrun.forge.local.server.PullRequestEndpoints.PULL_REQUEST;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.local.CommentBody;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.forge.local.LocalForge;
import dev.afterrun.forge.local.ReactionBody;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Comments over HTTP: listed by page, added, edited, taken away. */
final class CommentEndpoints {
    private static final String COMMENT = API + "/comments/(?<comment>[0-9]{1,15})";
    private static final int AUTHOR_LENGTH = 100;
    private static final List<String> REACTIONS =
            Stream.of(Reaction.values()).map(Reaction::content).toList();

    private final PullRequests pullRequests;
    private final URI base;
    private final Clock clock;

    CommentEndpoints(PullRequests pullRequests, URI base, Clock clock) {
        this.pullRequests = pullRequests;
        this.base = base;
        this.clock = clock;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", PULL_REQUEST + "/comments", this::list)
                .on("POST", PULL_REQUEST + "/comments", this::add)
                .on("PATCH", COMMENT, this::edit)
                .on("DELETE", COMMENT, this::delete)
                .on("POST", COMMENT + "/reactions", this::react);
    }

    private Reply list(Request request) {
        var stored =
                pullRequests.find(request.repository(), request.number()).orElseThrow(() -> missing("pull request"));
        var page = stored.conversation().page(request.query("page").orElse(1), LocalForge.PAGE);
        return Reply.json(
                200, page.stream().map(comment -> shown(stored, comment)).toList());
    }

    private Reply add(Request request) throws IOException {
        var sent = checked(request.body(CommentBody.class));
        var author = sent.author().orElse(LocalForge.AUTHOR);
        var number = request.number();
        var changed = pullRequests.change(request.repository(), number, known -> {
            var stored = known.orElseThrow(() -> missing("pull request"));
            return stored.with(stored.conversation().with(number, author, sent.body(), clock.instant()));
        });
        return Reply.json(201, shown(changed, changed.conversation().newest()));
    }

    private Reply edit(Request request) throws IOException {
        var sent = checked(request.body(CommentBody.class));
        var id = request.comment();
        var changed = change(request, talk -> talk.edited(id, sent.body(), clock.instant()));
        return Reply.json(200, shown(changed, comment(changed.conversation(), id)));
    }

    private Reply delete(Request request) throws IOException {
        change(request, talk -> talk.without(request.comment()));
        return Reply.nothing();
    }

    private Reply react(Request request) throws IOException {
        var content = request.body(ReactionBody.class).content();
        if (!REACTIONS.contains(content)) {
            throw new ProblemException(
                    ProblemType.INVALID.because("A reaction is one of " + String.join(", ", REACTIONS) + "."));
        }
        var id = request.comment();
        var changed = change(request, talk -> talk.reacted(id, content));
        return Reply.json(201, shown(changed, comment(changed.conversation(), id)));
    }

    private StoredPullRequest change(Request request, UnaryOperator<Conversation> change) throws IOException {
        var id = request.comment();
        return pullRequests.change(request.repository(), Conversation.pullRequestOf(id), known -> {
            var stored = known.orElseThrow(() -> missing("comment"));
            comment(stored.conversation(), id);
            return stored.with(change.apply(stored.conversation()));
        });
    }

    private CommentJson shown(StoredPullRequest stored, StoredComment comment) {
        return comment.shown(stored.shown(base).url());
    }

    private static StoredComment comment(Conversation conversation, long id) {
        return conversation.find(id).orElseThrow(() -> missing("comment"));
    }

    private static ProblemException missing(String what) {
        return new ProblemException(ProblemType.NOT_FOUND.because("This " + what + " is not there."));
    }

    private static CommentBody checked(CommentBody sent) {
        if (sent.body() == null || sent.body().isBlank()) {
            throw new ProblemException(ProblemType.INVALID.because("A comment has a 'body' with words in it."));
        }
        var length = Comment.lengthOf(sent.body());
        if (length > Comment.BODY_LIMIT) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "The body passes the limit: send a shorter one.", Comment.BODY_LIMIT + " characters", length));
        }
        if (sent.author().orElse("").length() > AUTHOR_LENGTH) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "The author's name passes the limit.", AUTHOR_LENGTH + " characters", "more"));
        }
        return sent;
    }
}
