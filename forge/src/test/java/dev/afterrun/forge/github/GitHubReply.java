package dev.afterrun.forge.github;

import java.util.Map;

/** What the double answers. */
record GitHubReply(int status, Object body) {
    static final GitHubReply NOT_FOUND = refused(404, "Not Found");

    static GitHubReply refused(int status, String message) {
        return new GitHubReply(status, Map.of("message", message, "status", String.valueOf(status)));
    }
}
