package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.net.URI;

/** Pull requests over HTTP: found by commit or number, opened by a hint or by hand, shown to people. */
final class PullRequestEndpoints {
    static final String REPOSITORY = "/(?<owner>[^/]+)/(?<name>[^/]+)";
    static final String API = "/v1/repos" + REPOSITORY;
    static final String PULL_REQUEST = API + "/pulls/(?<number>[^/]+)";

    private final PullRequests pullRequests;
    private final URI base;

    PullRequestEndpoints(PullRequests pullRequests, URI base) {
        this.pullRequests = pullRequests;
        this.base = base;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", API + "/commits/(?<commit>[^/]+)/pulls", this::listOfCommit)
                .on("GET", PULL_REQUEST, this::get)
                .on("PUT", PULL_REQUEST, this::put)
                .on("GET", REPOSITORY + "/pull/(?<number>[^/]+)", this::page);
    }

    private Reply listOfCommit(Request request) throws IOException {
        var repository = request.repository();
        var commit = request.commit();
        var hint = request.query("hint");
        if (hint.isPresent()) {
            var number = hint.getAsInt();
            pullRequests.change(
                    repository,
                    number,
                    known -> known.map(stored -> stored.movedTo(commit))
                            .orElseGet(() -> StoredPullRequest.opened(repository, number, commit)));
        }
        var having = pullRequests.having(repository, commit);
        return Reply.json(200, having.stream().map(stored -> stored.shown(base)).toList());
    }

    private Reply get(Request request) {
        return Reply.json(200, existing(request).shown(base));
    }

    private Reply put(Request request) throws IOException {
        var body = request.body(PullRequestBody.class);
        var opened = StoredPullRequest.opened(request.repository(), request.number(), body.requiredHead());
        var changed = pullRequests.change(
                request.repository(),
                request.number(),
                known -> known.orElse(opened).with(body.over(opened.present())));
        return Reply.json(200, changed.shown(base));
    }

    private Reply page(Request request) {
        return Reply.page(PullRequestPage.of(existing(request)));
    }

    private StoredPullRequest existing(Request request) {
        return pullRequests
                .find(request.repository(), request.number())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("This pull request is not there: a hint would open it.")));
    }
}
