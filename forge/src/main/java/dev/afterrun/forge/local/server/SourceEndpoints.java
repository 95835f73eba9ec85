package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.local.ChangesJson;
import dev.afterrun.forge.local.FileJson;
import java.io.IOException;
import java.util.List;

/** Files over HTTP: those of the default branch, and in which of them commits differ. Both are what somebody said. */
final class SourceEndpoints {
    private static final String FILE = PullRequestEndpoints.API + "/contents/(?<path>[^/]+)";
    private static final String CHANGES =
            PullRequestEndpoints.API + "/commits/(?<commit>[^/]+)/changes/(?<earlier>[^/]+)";

    private final Sources sources;
    private final PullRequests pullRequests;
    private final Branches branches;

    SourceEndpoints(Sources sources, PullRequests pullRequests, Branches branches) {
        this.sources = sources;
        this.pullRequests = pullRequests;
        this.branches = branches;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", FILE, this::get)
                .on("PUT", FILE, this::put)
                .on("DELETE", FILE, this::remove)
                .on("GET", CHANGES, this::changes)
                .on("PUT", CHANGES, this::change);
    }

    private Reply get(Request request) {
        var text = sources.of(request.repository()).files().get(request.filePath());
        if (text == null) {
            throw new ProblemException(ProblemType.NOT_FOUND.because("This file is not there: put it there."));
        }
        return Reply.json(200, new FileJson(text));
    }

    private Reply put(Request request) throws IOException {
        var file = request.body(FileJson.class);
        sources.change(request.repository(), known -> known.with(request.filePath(), file.text()));
        return Reply.json(200, file);
    }

    private Reply remove(Request request) throws IOException {
        sources.change(request.repository(), known -> known.without(request.filePath()));
        return Reply.nothing();
    }

    /** Commits that it knows differ in nothing, where nobody said otherwise of them or of commits between them. */
    private Reply changes(Request request) {
        var repository = request.repository();
        var told = sources.of(repository).between(request.earlier(), request.commit());
        if (told.isPresent()) {
            return Reply.json(200, new ChangesJson(told.get()));
        }
        if (!isKnown(repository, request.earlier()) || !isKnown(repository, request.commit())) {
            throw new ProblemException(ProblemType.NOT_FOUND.because(
                    "One of these commits was never heard of: a run or a pull request that names it would tell."));
        }
        return Reply.json(200, new ChangesJson(List.of()));
    }

    private Reply change(Request request) throws IOException {
        var paths = request.body(ChangesJson.class);
        var change = new StoredSources.Change(request.earlier(), request.commit(), paths.paths());
        sources.change(request.repository(), known -> known.with(change));
        return Reply.json(200, paths);
    }

    private boolean isKnown(RepositoryName repository, Commit commit) {
        return !pullRequests.having(repository, commit).isEmpty() || branches.have(repository, commit);
    }
}
