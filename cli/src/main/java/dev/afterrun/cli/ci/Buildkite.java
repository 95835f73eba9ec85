package dev.afterrun.cli.ci;

import dev.afterrun.cli.ci.token.BuildkiteTokens;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.OwnTokens;
import java.time.Clock;
import java.util.Optional;

/** Buildkite. */
record Buildkite(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "Buildkite";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("BUILDKITE");
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("BUILDKITE_REPO").flatMap(Texts::ofRemote);
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("BUILDKITE_COMMIT").filter(Texts::isCommit);
    }

    @Override
    public Optional<Found> run() {
        return variables.find("BUILDKITE_BUILD_ID");
    }

    @Override
    public Optional<Found> attempt() {
        return variables.find("BUILDKITE_RETRY_COUNT").filter(Texts::isNumber).map(Texts::plusOne);
    }

    @Override
    public Optional<Found> job() {
        return variables
                .find("BUILDKITE_LABEL", "BUILDKITE_STEP_KEY")
                .map(job ->
                        Texts.numbered(job, variables, "BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0));
    }

    @Override
    public Optional<Found> branch() {
        return Texts.branchUnlessTag(variables, "BUILDKITE_TAG", "BUILDKITE_BRANCH");
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables.find("BUILDKITE_PULL_REQUEST").filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> conclusion() {
        return variables
                .find("BUILDKITE_COMMAND_EXIT_STATUS")
                .map(status -> status.map(code -> code.equals("0") ? "success" : "failure"));
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("BUILDKITE_BUILD_URL");
    }

    @Override
    public OwnTokens tokens(Clock clock) {
        return new BuildkiteTokens(variables, clock);
    }

    @Override
    public Optional<Found> source() {
        return variables
                .find("BUILDKITE_ORGANIZATION_SLUG")
                .flatMap(organization -> variables
                        .find("BUILDKITE_PIPELINE_SLUG")
                        .map(pipeline ->
                                pipeline.map(slug -> "https://buildkite.com/" + organization.value() + "/" + slug)));
    }
}
