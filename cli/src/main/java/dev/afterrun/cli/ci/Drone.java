package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** Drone CI. */
record Drone(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "Drone CI";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("DRONE");
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("DRONE_REPO");
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("DRONE_COMMIT_SHA", "DRONE_COMMIT");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("DRONE_BUILD_NUMBER");
    }

    @Override
    public Optional<Found> job() {
        return variables.find("DRONE_STAGE_NAME", "DRONE_STEP_NAME");
    }

    @Override
    public Optional<Found> branch() {
        return variables.find("DRONE_SOURCE_BRANCH", "DRONE_BRANCH");
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables.find("DRONE_PULL_REQUEST").filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> conclusion() {
        return variables.find("DRONE_BUILD_STATUS").flatMap(Texts::conclusion);
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("DRONE_BUILD_LINK");
    }

    @Override
    public Optional<Found> source() {
        return variables
                .value("DRONE_SYSTEM_HOST")
                .map(host -> new Found(
                        variables.value("DRONE_SYSTEM_PROTO").orElse("https") + "://" + host, "DRONE_SYSTEM_HOST"));
    }

    @Override
    public Optional<Found> startedAt() {
        return variables
                .find("DRONE_BUILD_CREATED", "DRONE_BUILD_STARTED")
                .filter(Texts::isEpoch)
                .map(Texts::ofEpoch);
    }
}
