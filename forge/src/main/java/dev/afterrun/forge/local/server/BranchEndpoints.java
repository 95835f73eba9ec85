package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.local.AfterJson;
import dev.afterrun.forge.local.BranchJson;
import dev.afterrun.forge.local.RepositoryJson;
import java.io.IOException;

/** Branches over HTTP: moved by what runs report or by hand, and asked which commit came after which. */
final class BranchEndpoints {
    private static final String BRANCH = PullRequestEndpoints.API + "/branches/(?<branch>[^/]+)";

    private final Branches branches;

    BranchEndpoints(Branches branches) {
        this.branches = branches;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", PullRequestEndpoints.API, this::repository)
                .on("GET", BRANCH, this::get)
                .on("PUT", BRANCH, this::put)
                .on("GET", PullRequestEndpoints.API + "/commits/(?<commit>[^/]+)/after/(?<earlier>[^/]+)", this::after);
    }

    private Reply repository(Request request) {
        return Reply.json(200, new RepositoryJson(branches.defaultOf(request.repository())));
    }

    private Reply get(Request request) throws IOException {
        var repository = request.repository();
        var name = request.branch();
        var reported = request.reported();
        if (reported.isPresent()) {
            var commit = reported.get();
            branches.change(
                    repository,
                    name,
                    known -> known.map(branch -> branch.reported(commit))
                            .orElseGet(() -> StoredBranch.at(repository, name, commit)));
        }
        return branches.find(repository, name)
                .map(branch -> Reply.json(200, new BranchJson(branch.head())))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("This branch is not there: a run that names it would make it.")));
    }

    private Reply put(Request request) throws IOException {
        var repository = request.repository();
        var name = request.branch();
        var head = request.body(BranchJson.class).head();
        var changed = branches.change(
                repository,
                name,
                known -> known.map(branch -> branch.pushed(head))
                        .orElseGet(() -> StoredBranch.at(repository, name, head)));
        return Reply.json(200, new BranchJson(changed.head()));
    }

    private Reply after(Request request) {
        var after = branches.haveAfter(request.repository(), request.commit(), request.earlier());
        return Reply.json(200, new AfterJson(after));
    }
}
