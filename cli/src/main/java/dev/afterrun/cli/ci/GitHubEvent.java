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

    private Optional<Found> at(String pointer) {
        return Optional.of(json.at(pointer).asText(""))
                .filter(text -> !text.isEmpty())
                .map(text -> new Found(text, "GITHUB_EVENT_PATH"));
    }
}
