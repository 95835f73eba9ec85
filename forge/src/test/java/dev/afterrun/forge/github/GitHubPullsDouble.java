package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Pull requests of the double, and the commits that it knows beside theirs. */
final class GitHubPullsDouble {
    private static final Pattern OUT = Pattern.compile(
            "GET /repos/(?:octo-org/octo-repo|octo/repo)/pulls\\?head=(?<head>[^&]+)&state=all&per_page=\\d+");

    private final Map<Integer, GitHubPullRequest> pullRequests = new TreeMap<>();
    private final Map<Commit, GitHubCommit> commits = new LinkedHashMap<>();

    /** Opens it, or changes the one of its number. */
    void put(GitHubPullRequest pullRequest) {
        pullRequests.put(pullRequest.number(), pullRequest);
    }

    /** Knows the commit, such as a test merge. */
    void put(Commit sha, GitHubCommit commit) {
        commits.put(sha, commit);
    }

    void remove(int number) {
        pullRequests.remove(number);
    }

    boolean has(int number) {
        return pullRequests.containsKey(number);
    }

    int count() {
        return pullRequests.size();
    }

    GitHubPullRequest get(int number) {
        return Optional.ofNullable(pullRequests.get(number)).orElseThrow();
    }

    /** What is answered where the pull requests out of a branch are asked for. */
    Optional<GitHubReply> answer(String method, String at) {
        return Optional.of(OUT.matcher(method + " " + at))
                .filter(out -> out.matches())
                .map(out -> out(out.group("head")));
    }

    GitHubReply one(int number) {
        return has(number) ? new GitHubReply(200, get(number).json()) : GitHubReply.NOT_FOUND;
    }

    /** Open and merged ones only: a pull request that was closed without a merge is known by its number alone. */
    GitHubReply of(String sha) {
        var commit = new Commit(sha);
        var having = pullRequests.values().stream()
                .filter(pullRequest -> pullRequest.branch().contains(commit))
                .toList();
        if (having.isEmpty() && !commits.containsKey(commit)) {
            return unknown(sha);
        }
        return new GitHubReply(
                200,
                having.stream()
                        .filter(pullRequest -> !pullRequest.isAbandoned())
                        .map(GitHubPullRequest::json)
                        .toList());
    }

    GitHubReply commit(String sha) {
        return Optional.ofNullable(commits.get(new Commit(sha)))
                .map(found -> new GitHubReply(200, found.json(sha)))
                .orElseGet(() -> unknown(sha));
    }

    private GitHubReply out(String ownerAndBranch) {
        return new GitHubReply(
                200,
                pullRequests.values().stream()
                        .filter(pullRequest -> pullRequest.isOut(ownerAndBranch))
                        .map(GitHubPullRequest::json)
                        .toList());
    }

    private static GitHubReply unknown(String sha) {
        return GitHubReply.refused(422, "No commit found for SHA: " + sha);
    }
}
