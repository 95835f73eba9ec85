package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.FetchBounds;
import dev.afterrun.forge.FetchedArchive;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.forge.RunOfPullRequest;
import dev.afterrun.forge.http.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Artifacts of runs of GitHub Actions, as its REST reference has them ("Artifacts", "Workflow runs", "Pulls"). All of it needs {@code
 * actions: read} and {@code pull_requests: read}.
 */
final class GitHubArtifacts {
    private static final int PAGE = 100;
    private static final int PAGES = RunArtifact.MOST / PAGE;
    private static final int FOUND = 302;
    private static final int MOVES = 3;

    private final GitHubApi api;
    private final Access access;
    private final Download download = new Download();

    GitHubArtifacts(GitHubApi api, Access access) {
        this.api = api;
        this.access = access;
    }

    RunOfPullRequest run(RepositoryName repository, long run, int attempt) throws IOException {
        var answer = api.get(repository, "/actions/runs/" + run).found();
        if (answer.isEmpty()) {
            access.confirm(repository);
            return new RunOfPullRequest.Unconfirmed("GitHub knows no such run");
        }
        var known = answer.get().as(GitHubRunJson.Run.class);
        var why = known.objection(attempt);
        if (why.isPresent()) {
            return new RunOfPullRequest.Unconfirmed(why.get());
        }
        return pullRequest(repository, known);
    }

    /** GitHub names no pull request of a fork in a run: it is the one out of the run's own head repository and branch. */
    private RunOfPullRequest pullRequest(RepositoryName repository, GitHubRunJson.Run run) throws IOException {
        var head = run.headRepository().orElseThrow();
        return api
                .pullRequestsOut(
                        repository, head.owner().login(), run.headBranch().orElseThrow())
                .stream()
                .filter(candidate -> candidate.head().sha().equals(run.headSha())
                        && candidate
                                .head()
                                .repo()
                                .filter(repo -> repo.id() == head.id())
                                .isPresent())
                .min(Comparator.comparing((GitHubJson.PullRequest candidate) ->
                                !candidate.state().equals("open"))
                        .thenComparingLong(GitHubJson.PullRequest::number))
                .<RunOfPullRequest>map(found -> run.confirmed(found))
                .orElseGet(() -> new RunOfPullRequest.Unconfirmed("no pull request out of its head repository is at "
                        + run.headSha().abbreviated()));
    }

    List<RunArtifact> of(RepositoryName repository, long run) throws IOException {
        var all = new ArrayList<RunArtifact>();
        for (var page = 1; page <= PAGES; page++) {
            var found = api.get(repository, "/actions/runs/" + run + "/artifacts?per_page=" + PAGE + "&page=" + page)
                    .found();
            if (found.isEmpty()) {
                return all;
            }
            var shown = found.get().as(GitHubRunJson.Artifacts.class).artifacts();
            shown.stream().map(GitHubRunJson.Artifact::artifact).forEach(all::add);
            if (shown.size() < PAGE) {
                return all;
            }
        }
        return all;
    }

    FetchedArchive fetch(RepositoryName repository, RunArtifact artifact, Path into, FetchBounds bounds)
            throws IOException {
        var path = "/actions/artifacts/" + artifact.id() + "/zip";
        var answer = api.getUnfollowed(repository, path, MOVES);
        if (answer.status() == FOUND) {
            var location = answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IOException("GitHub leads nowhere for artifact " + artifact.id()));
            return download.fetch(judged(api.base(), location), into, bounds);
        }
        if (answer.found().isEmpty()) {
            return new FetchedArchive.Gone();
        }
        throw new IOException("GitHub answered " + answer.status() + " where it leads to an artifact's bytes");
    }

    /** Nothing but this endpoint may lead away, and to nothing but HTTPS, unless all of it is on this machine. */
    private static URI judged(URI base, String location) {
        URI target;
        try {
            target = base.resolve(location);
        } catch (IllegalArgumentException unreadable) {
            throw new ForgeRefused("GitHub leads to no address for an artifact.");
        }
        var onThisMachine = GitHubHeaders.isThisMachine(base) && GitHubHeaders.isThisMachine(target);
        if (target.getHost() == null || !("https".equalsIgnoreCase(target.getScheme()) || onThisMachine)) {
            throw new ForgeRefused("GitHub leads to " + target.getScheme() + "://" + target.getHost()
                    + " for an artifact, and only https is followed.");
        }
        return target;
    }
}
