package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** Travis CI. */
record Travis(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "Travis CI";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("TRAVIS");
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("TRAVIS_REPO_SLUG");
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("TRAVIS_PULL_REQUEST_SHA", "TRAVIS_COMMIT");
    }

    @Override
    public Optional<Found> builtCommit() {
        return variables.find("TRAVIS_COMMIT");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("TRAVIS_BUILD_ID");
    }

    @Override
    public Optional<Found> job() {
        return variables.find("TRAVIS_JOB_NAME", "TRAVIS_JOB_NUMBER");
    }

    @Override
    public Optional<Found> branch() {
        return Texts.branchUnlessTag(variables, "TRAVIS_TAG", "TRAVIS_PULL_REQUEST_BRANCH", "TRAVIS_BRANCH");
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables.find("TRAVIS_PULL_REQUEST").filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> conclusion() {
        return variables.find("TRAVIS_TEST_RESULT").flatMap(Texts::conclusion);
    }

    @Override
    public Optional<Found> runUrl() {
        return variables.find("TRAVIS_BUILD_WEB_URL");
    }

    @Override
    public Optional<Found> source() {
        return Optional.of(new Found("https://app.travis-ci.com", "TRAVIS"));
    }
}
