package dev.afterrun.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.afterrun.cli.options.Found;
import java.io.File;
import java.io.IOException;
import java.util.Optional;

/** The file that tells a job of GitHub Actions what set it off. */
record GitHubEvent(JsonNode json) {
    static final GitHubEvent NONE = new GitHubEvent(MissingNode.getInstance());

    /** What stands at {@code path}; where it cannot be read, nothing is known. */
    static GitHubEvent read(String path) {
        try {
            return new GitHubEvent(new ObjectMapper().readTree(new File(path)));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** The pull request's head. */
    Optional<Found> head() {
        return at("/pull_request/head/sha");
    }

    /** The pull request's number. */
    Optional<Found> number() {
        return at("/pull_request/number");
    }

    /** Whether the pull request comes out of another repository than it goes to. */
    boolean isOfFork() {
        return json.has("pull_request") && !at("/pull_request/head/repo/id").equals(at("/pull_request/base/repo/id"));
    }

    /** Whether another run set this one off by its end: a workflow run's variables tell of the default branch then, not of what was built. */
    boolean followsARun() {
        return json.has("workflow_run");
    }

    /** The head that the other run has built. */
    Optional<Found> headOfThatRun() {
        return at("/workflow_run/head_sha");
    }

    /** Its branch; none where that is a fork's, whose branches are called as ours. */
    Optional<Found> branchOfThatRun() {
        return at("/workflow_run/head_branch")
                .filter(branch -> at("/workflow_run/head_repository/id").equals(at("/repository/id")));
    }

    private Optional<Found> at(String pointer) {
        return Optional.of(json.at(pointer).asText(""))
                .filter(text -> !text.isEmpty())
                .map(text -> new Found(text, "GITHUB_EVENT_PATH"));
    }
}
