package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.event.GitHubEvents;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The events of GitHub's that somebody needs, by its names of them: those of {@link GitHubEvents#NEEDED}. */
@Singleton
class Translations {
    final Map<String, Translation> known;

    Translations(ForgeSettings settings) {
        var forge = settings.name();
        var installations = new Installations(forge);
        this.known = Map.of(
                "pull_request", new PullRequests(forge),
                "issue_comment", new Comments(forge),
                "push", new Pushes(forge),
                "workflow_run", new WorkflowRuns(forge),
                "check_run", new CheckRuns(forge),
                "installation", installations,
                "installation_repositories", installations);
    }

    /** What events of this name become; empty where nobody needs them. */
    Optional<Translation> of(String event) {
        return Optional.ofNullable(known.get(event));
    }
}
