package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** Woodpecker CI. Matrix values stand nowhere: {@code AFTERRUN_JOB} tells them apart. */
record Woodpecker(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "Woodpecker CI";
    }

    @Override
    public boolean isHere() {
        return variables.value("CI").equals(Optional.of("woodpecker"))
                || variables.value("CI_SYSTEM_NAME").equals(Optional.of("woodpecker"));
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("CI_REPO");
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("CI_COMMIT_SHA");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("CI_PIPELINE_NUMBER");
    }

    @Override
    public Optional<Found> job() {
        return variables.find("CI_WORKFLOW_NAME", "CI_STEP_NAME");
    }

    @Override
    public Optional<Found> branch() {
        return variables.find("CI_COMMIT_SOURCE_BRANCH", "CI_COMMIT_BRANCH");
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables.find("CI_COMMIT_PULL_REQUEST").filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> conclusion() {
        return variables.find("CI_PIPELINE_STATUS").flatMap(Texts::conclusion);
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("CI_PIPELINE_URL");
    }

    @Override
    public Optional<Found> source() {
        return variables.find("CI_SYSTEM_URL");
    }

    @Override
    public Optional<Found> startedAt() {
        return variables
                .find("CI_PIPELINE_CREATED", "CI_PIPELINE_STARTED")
                .filter(Texts::isEpoch)
                .map(Texts::ofEpoch);
    }
}
