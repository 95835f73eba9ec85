package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** Jenkins, with the Git plugin; a pull request's head where the pull request builders tell it. */
record Jenkins(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "Jenkins";
    }

    @Override
    public boolean isHere() {
        return variables.find("JENKINS_URL").isPresent()
                && variables.find("BUILD_TAG").isPresent();
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("GIT_URL", "GIT_URL_1").flatMap(Texts::ofRemote);
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("ghprbActualCommit", "GITHUB_PR_HEAD_SHA", "GIT_COMMIT");
    }

    @Override
    public Optional<Found> builtCommit() {
        return variables.find("GIT_COMMIT");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("BUILD_TAG");
    }

    @Override
    public Optional<Found> job() {
        return variables.find("STAGE_NAME", "JOB_NAME");
    }

    @Override
    public Optional<Found> branch() {
        return Texts.branchUnlessTag(
                        variables,
                        "TAG_NAME",
                        "CHANGE_BRANCH",
                        "ghprbSourceBranch",
                        "BRANCH_NAME",
                        "GIT_LOCAL_BRANCH",
                        "GIT_BRANCH")
                .map(branch -> branch.map(name -> name.replaceFirst("^origin/", "")));
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables.find("CHANGE_ID", "ghprbPullId", "GITHUB_PR_NUMBER").filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("RUN_DISPLAY_URL", "BUILD_URL");
    }

    @Override
    public Optional<Found> source() {
        return variables.find("JENKINS_URL");
    }
}
