package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** CircleCI. */
record CircleCi(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "CircleCI";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("CIRCLECI");
    }

    @Override
    public Optional<Found> repository() {
        return variables
                .find("CIRCLE_PROJECT_USERNAME")
                .flatMap(owner -> variables
                        .find("CIRCLE_PROJECT_REPONAME")
                        .map(repository -> repository.map(name -> owner.value() + "/" + name)));
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("CIRCLE_SHA1");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("CIRCLE_WORKFLOW_ID");
    }

    @Override
    public Optional<Found> job() {
        return variables
                .find("CIRCLE_JOB")
                .map(job -> Texts.numbered(job, variables, "CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0));
    }

    @Override
    public Optional<Found> branch() {
        return variables.find("CIRCLE_BRANCH");
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables
                .find("CIRCLE_PR_NUMBER")
                .filter(Texts::isNumber)
                .or(() -> variables.find("CIRCLE_PULL_REQUEST").flatMap(Texts::lastNumber));
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("CIRCLE_BUILD_URL");
    }

    @Override
    public Optional<Found> source() {
        return Optional.of(new Found("https://circleci.com", "CIRCLECI"));
    }
}
