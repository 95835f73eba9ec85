package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pull request as the double holds it.
 *
 * @param branch the commits that it brings, oldest first; the last one is the head
 * @param headRepository empty where the fork has been deleted
 */
record GitHubPullRequest(
        int number,
        List<Commit> branch,
        Optional<Commit> mergeCommit,
        String state,
        Optional<String> mergedAt,
        Optional<Integer> headRepository,
        String headBranch) {
    static final int HERE = 7;

    static GitHubPullRequest open(int number, Commit... branch) {
        return new GitHubPullRequest(
                number, List.of(branch), Optional.empty(), "open", Optional.empty(), Optional.of(HERE), "change");
    }

    GitHubPullRequest with(Optional<Commit> newMergeCommit, String newState, Optional<String> newMergedAt) {
        return new GitHubPullRequest(number, branch, newMergeCommit, newState, newMergedAt, headRepository, headBranch);
    }

    GitHubPullRequest from(Optional<Integer> repository) {
        return new GitHubPullRequest(number, branch, mergeCommit, state, mergedAt, repository, headBranch);
    }

    GitHubPullRequest out(String of) {
        return new GitHubPullRequest(number, branch, mergeCommit, state, mergedAt, headRepository, of);
    }

    /** Whose a repository is. */
    static String owner(long repository) {
        return repository == HERE ? "octo-org" : "owner-of-" + repository;
    }

    boolean isOut(String ownerAndBranch) {
        return headRepository
                .filter(id -> (owner(id) + ":" + headBranch).equals(ownerAndBranch))
                .isPresent();
    }

    boolean isAbandoned() {
        return state.equals("closed") && mergedAt.isEmpty();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", 1000 + number);
        json.put("number", number);
        json.put("state", state);
        json.put("locked", false);
        json.put("title", "Pull request " + number);
        json.put("html_url", "https://github.com/octo-org/octo-repo/pull/" + number);
        json.put("merged_at", mergedAt.orElse(null));
        json.put("merge_commit_sha", mergeCommit.orElse(null));
        json.put("draft", false);
        json.put("head", side(headBranch, branch.get(branch.size() - 1), headRepository));
        json.put("base", side("main", new Commit("0".repeat(40)), Optional.of(HERE)));
        return json;
    }

    private static Map<String, Object> side(String ref, Commit sha, Optional<Integer> repository) {
        var json = new LinkedHashMap<String, Object>();
        json.put("label", "octo-org:" + ref);
        json.put("ref", ref);
        json.put("sha", sha);
        json.put("repo", repository.map(id -> Map.of("id", id, "fork", false)).orElse(null));
        return json;
    }
}
