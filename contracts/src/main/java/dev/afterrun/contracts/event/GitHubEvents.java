package dev.afterrun.contracts.event;

import java.util.Set;

/** GitHub's names of what it tells by webhook, as far as a fact is made of it. */
public final class GitHubEvents {
    /** What ingest makes facts of, and what is fetched where it was missed. */
    public static final Set<String> NEEDED = Set.of(
            "pull_request",
            "issue_comment",
            "push",
            "workflow_run",
            "check_run",
            "installation",
            "installation_repositories");

    private GitHubEvents() {}
}
