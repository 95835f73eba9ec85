package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.forge.RunOfPullRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** GitHub's answers about runs and what they left, cut down to the fields that count here. */
final class GitHubRunJson {
    private static final String ALGORITHM = "sha256:";

    private GitHubRunJson() {}

    /**
     * A run at its last attempt.
     *
     * @param headRepository null where the fork has been deleted
     * @param repository where it ran
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Run(
            Optional<String> name,
            Commit headSha,
            Optional<String> headBranch,
            Optional<HeadRepository> headRepository,
            GitHubJson.Repository repository,
            int runAttempt,
            String event,
            String status,
            Optional<String> conclusion,
            Optional<Instant> runStartedAt,
            Instant updatedAt,
            URI htmlUrl) {
        /** Why it is not what was asked for; empty where it is. */
        Optional<String> objection(int attempt) {
            if (!event.equals("pull_request")) {
                return Optional.of("it was set off by '" + event + "', not by a pull request");
            }
            if (runAttempt != attempt) {
                return Optional.of("its attempt is " + runAttempt + " by now");
            }
            if (!status.equals("completed")) {
                return Optional.of("it has not ended");
            }
            return headRepository.isEmpty() || headBranch.isEmpty()
                    ? Optional.of("its head repository is gone")
                    : Optional.empty();
        }

        RunOfPullRequest.Confirmed confirmed(GitHubJson.PullRequest of) {
            return new RunOfPullRequest.Confirmed(
                    name.orElse(""),
                    headSha,
                    headBranch.orElseThrow(),
                    conclusion.map(GitHubWorkflows.Job::concluded).orElse(Conclusion.CANCELLED),
                    runStartedAt,
                    updatedAt,
                    htmlUrl,
                    of.number(),
                    headRepository.orElseThrow().id() != repository.id());
        }
    }

    record HeadRepository(long id, Owner owner) {}

    record Owner(String login) {}

    record Artifacts(List<Artifact> artifacts) {}

    /** {@code digest} is there for what {@code actions/upload-artifact} of version 4 and newer made. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Artifact(long id, String name, long sizeInBytes, Optional<String> digest, boolean expired) {
        RunArtifact artifact() {
            return new RunArtifact(
                    id,
                    name,
                    sizeInBytes,
                    digest.filter(text -> text.startsWith(ALGORITHM))
                            .map(text -> new Digest(text.substring(ALGORITHM.length()))),
                    expired);
        }
    }
}
