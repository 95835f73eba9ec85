package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.NoToken;
import dev.afterrun.cli.server.OwnTokens;
import dev.afterrun.contracts.GitLabProject;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** GitLab CI. Groups within groups become one owner, parted by dots, since a repository is {@code owner/name} here. */
record GitLabCi(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "GitLab CI";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("GITLAB_CI");
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("CI_PROJECT_PATH").map(path -> path.map(GitLabProject::name));
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_COMMIT_SHA");
    }

    @Override
    public Optional<Found> builtCommit() {
        return variables.find("CI_COMMIT_SHA");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("CI_PIPELINE_ID");
    }

    @Override
    public Optional<Found> attempt() {
        return variables
                .find("CI_PIPELINE_CREATED_AT")
                .flatMap(created ->
                        variables.find("CI_JOB_STARTED_AT").flatMap(started -> secondsBetween(created, started)));
    }

    @Override
    public Optional<Found> job() {
        return variables.find("CI_JOB_NAME");
    }

    @Override
    public Optional<Found> branch() {
        return variables.find("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH");
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables.find("CI_MERGE_REQUEST_IID");
    }

    @Override
    public Optional<Found> conclusion() {
        return variables.find("CI_JOB_STATUS").flatMap(Texts::conclusion);
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("CI_PIPELINE_URL");
    }

    @Override
    public Optional<Found> source() {
        return variables.find("CI_PROJECT_URL").map(url -> url.map(project -> project + "/-/pipelines"));
    }

    /** GitLab hands tokens on in variables that the pipeline names, and makes no others. */
    @Override
    public OwnTokens tokens(Clock clock) {
        return (server, parts, http) -> () -> parts.jobTokens()
                .flatMap(JobTokenAudiences::gitlab)
                .map(audience -> NoToken.because(
                        "GitLab has handed no token to the job",
                        "give it 'id_tokens: " + CiTokens.HANDED + ": aud: " + audience + "', or "
                                + Setting.TOKEN.variable()))
                .orElse(NoToken.GIVEN);
    }

    @Override
    public Optional<Found> startedAt() {
        return variables.find("CI_PIPELINE_CREATED_AT");
    }

    /** GitLab counts no attempts, but a job that is retried starts later: the pipeline's age in seconds counts up. */
    private static Optional<Found> secondsBetween(Found created, Found started) {
        try {
            var age = Duration.between(OffsetDateTime.parse(created.value()), OffsetDateTime.parse(started.value()));
            return Optional.of(new Found(Long.toString(Math.max(1, age.toSeconds() + 1)), started.origin()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
