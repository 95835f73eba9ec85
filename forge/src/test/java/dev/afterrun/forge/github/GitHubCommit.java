package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.util.List;
import java.util.Map;

/** A commit as the double holds it. */
record GitHubCommit(String message, List<Commit> parents) {
    Map<String, Object> json(String sha) {
        return Map.of(
                "sha", sha,
                "commit", Map.of("message", message, "comment_count", 0),
                "parents", parents.stream().map(parent -> Map.of("sha", parent)).toList(),
                "files", List.of());
    }
}
