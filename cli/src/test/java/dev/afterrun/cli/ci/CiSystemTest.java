package dev.afterrun.cli.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every recorded job builds pull request 42 of acme/rocket, whose head is {@link #HEAD}, where not said otherwise. */
class CiSystemTest {
    private static final String HEAD = "0123456789abcdef0123456789abcdef01234567";
    private static final String MERGE = "fedcba9876543210fedcba9876543210fedcba98";

    @Test
    void gitHubActionsTellsAPullRequestsHeadByTheEventFile() {
        // When
        var ci = recorded("github-pull-request");

        // Then
        assertThat(ci.name()).isEqualTo("GitHub Actions");
        assertPullRequest(ci);
        assertThat(ci.commit()).contains(new Found(HEAD, "GITHUB_EVENT_PATH"));
        assertThat(ci.builtCommit()).contains(new Found(MERGE, "GITHUB_SHA"));
        assertThat(ci.run()).contains(new Found("9876543210", "GITHUB_RUN_ID"));
        assertThat(value(ci.attempt())).isEqualTo("2");
        assertThat(value(ci.job())).isEqualTo("test (ubuntu-24.04, 21)");
        assertThat(value(ci.runUrl())).isEqualTo("https://github.com/acme/rocket/actions/runs/9876543210");
        assertThat(value(ci.source())).isEqualTo("https://github.com/acme/rocket/actions");
    }

    @Test
    void gitHubActionsTellsAPushByItsVariablesAlone() {
        // When
        var ci = recorded("github-push");

        // Then
        assertThat(value(ci.commit())).isEqualTo(HEAD);
        assertThat(value(ci.branch())).isEqualTo("main");
        assertThat(value(ci.job())).isEqualTo("build");
        assertThat(ci.pullRequest()).isEmpty();
    }

    @Test
    void gitHubActionsTellsWhatWasBuiltByTheRunThatSetThisOneOff() {
        // When
        var ci = recorded("github-workflow-run");

        // Then
        assertThat(ci.commit()).contains(new Found(HEAD, "GITHUB_EVENT_PATH"));
        assertThat(value(ci.builtCommit())).isEqualTo(HEAD);
        assertThat(value(ci.branch())).isEqualTo("faster");
        assertThat(ci.pullRequest()).isEmpty();
    }

    @Test
    void aForksBranchIsNoBranchOfOursThoughItIsCalledSo() {
        // When
        var ci = recorded("github-workflow-run-fork");

        // Then
        assertThat(value(ci.commit())).isEqualTo(HEAD);
        assertThat(ci.branch()).isEmpty();
    }

    @Test
    void gitLabTellsTheHeadOfAMergedResult() {
        // When
        var ci = recorded("gitlab-merge-request");

        // Then
        assertThat(ci.name()).isEqualTo("GitLab CI");
        assertThat(value(ci.repository())).isEqualTo("acme.space/rocket");
        assertThat(value(ci.commit())).isEqualTo(HEAD);
        assertThat(value(ci.builtCommit())).isEqualTo(MERGE);
        assertThat(value(ci.run())).isEqualTo("31337");
        assertThat(value(ci.job())).isEqualTo("test: [linux, 21]");
        assertThat(value(ci.pullRequest())).isEqualTo("42");
        assertThat(value(ci.branch())).isEqualTo("feature/wings");
        assertThat(value(ci.startedAt())).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(value(ci.source())).isEqualTo("https://gitlab.com/acme/space/rocket/-/pipelines");
        assertThat(ci.conclusion()).isEmpty();
    }

    @Test
    void gitLabsAttemptsCountUpByThePipelinesAge() {
        // When
        var ci = recorded("gitlab-merge-request");

        // Then
        assertThat(ci.attempt()).contains(new Found("332", "CI_JOB_STARTED_AT"));
    }

    @Test
    void jenkinsTellsAMultibranchBuild() {
        // When
        var ci = recorded("jenkins-pull-request");

        // Then
        assertThat(ci.name()).isEqualTo("Jenkins");
        assertPullRequest(ci);
        assertThat(value(ci.run())).isEqualTo("jenkins-rocket-PR-42-17");
        assertThat(value(ci.job())).isEqualTo("unit tests");
        assertThat(value(ci.source())).isEqualTo("https://ci.acme.test/");
        assertThat(value(ci.runUrl())).endsWith("/display/redirect");
    }

    @Test
    void jenkinsTellsTheHeadWhereAPullRequestBuilderKnowsIt() {
        // When
        var ci = recorded("jenkins-builder");

        // Then
        assertPullRequest(ci);
        assertThat(value(ci.builtCommit())).isEqualTo(MERGE);
        assertThat(value(ci.job())).isEqualTo("rocket/AXIS=linux");
    }

    @Test
    void buildkiteTellsParallelJobsApart() {
        // When
        var ci = recorded("buildkite");

        // Then
        assertThat(ci.name()).isEqualTo("Buildkite");
        assertPullRequest(ci);
        assertThat(value(ci.job())).isEqualTo(":java: test 2/4");
        assertThat(value(ci.attempt())).isEqualTo("2");
        assertThat(value(ci.conclusion())).isEqualTo("failure");
        assertThat(value(ci.source())).isEqualTo("https://buildkite.com/acme/rocket");
    }

    @Test
    void buildkitesManualBuildLeavesTheCommitToTheCheckout() {
        // When
        var ci = recorded("buildkite-manual");

        // Then
        assertThat(ci.commit()).isEmpty();
        assertThat(ci.pullRequest()).isEmpty();
        assertThat(value(ci.job())).isEqualTo("test");
    }

    @Test
    void circleCiTellsThePullRequestByItsAddress() {
        // When
        var ci = recorded("circleci");

        // Then
        assertThat(ci.name()).isEqualTo("CircleCI");
        assertPullRequest(ci);
        assertThat(value(ci.run())).isEqualTo("5034460f-c7c4-4c43-9457-de07e2029e7b");
        assertThat(value(ci.job())).isEqualTo("test 1/3");
    }

    @Test
    void azurePipelinesTellsHeadAndNumberOfGitHubsPullRequest() {
        // When
        var ci = recorded("azure-pull-request");

        // Then
        assertThat(ci.name()).isEqualTo("Azure Pipelines");
        assertPullRequest(ci);
        assertThat(value(ci.builtCommit())).isEqualTo(MERGE);
        assertThat(value(ci.attempt())).isEqualTo("3");
        assertThat(value(ci.job())).isEqualTo("Test linux_21");
        assertThat(value(ci.conclusion())).isEqualTo("success");
        assertThat(value(ci.runUrl()))
                .isEqualTo("https://dev.azure.com/acme/Space%20Program/_build/results?buildId=4711");
        assertThat(value(ci.startedAt())).isEqualTo("2026-03-01T10:00:00+00:00");
    }

    @Test
    void travisTellsTheHeadBesideItsMerge() {
        // When
        var ci = recorded("travis-pull-request");

        // Then
        assertThat(ci.name()).isEqualTo("Travis CI");
        assertPullRequest(ci);
        assertThat(value(ci.builtCommit())).isEqualTo(MERGE);
        assertThat(ci.job()).contains(new Found("12.3", "TRAVIS_JOB_NUMBER"));
        assertThat(value(ci.conclusion())).isEqualTo("failure");
    }

    @Test
    void droneTellsItsServerAndWhenItStarted() {
        // When
        var ci = recorded("drone");

        // Then
        assertThat(ci.name()).isEqualTo("Drone CI");
        assertPullRequest(ci);
        assertThat(value(ci.source())).isEqualTo("https://drone.acme.test");
        assertThat(value(ci.startedAt())).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(value(ci.conclusion())).isEqualTo("failure");
    }

    @Test
    void woodpeckerIsNotTakenForDrone() {
        // When
        var ci = recorded("woodpecker");

        // Then
        assertThat(ci.name()).isEqualTo("Woodpecker CI");
        assertPullRequest(ci);
        assertThat(value(ci.job())).isEqualTo("build");
        assertThat(value(ci.source())).isEqualTo("https://ci.codeberg.org");
    }

    @ParameterizedTest
    @CsvSource({
        "github-push, GITHUB_REF_TYPE, tag",
        "azure-tag, BUILD_SOURCEBRANCH, refs/tags/v1.0",
        "buildkite, BUILDKITE_TAG, v1.0",
        "jenkins-pull-request, TAG_NAME, v1.0",
        "travis-pull-request, TRAVIS_TAG, v1.0"
    })
    void aTagIsNoBranch(String job, String variable, String value) {
        // Given
        var variables = new HashMap<>(variables(job));
        variables.put(variable, value);

        // When
        var ci = CiSystem.around(new Variables(variables)).orElseThrow();

        // Then
        assertThat(ci.branch()).isEmpty();
        assertThat(value(ci.commit())).isEqualTo(HEAD);
    }

    @Test
    void aLaptopIsNoCiSystem() {
        // When
        var ci = CiSystem.around(new Variables(Map.of("HOME", "/home/me", "CI", "")));

        // Then
        assertThat(ci).isEmpty();
    }

    private static void assertPullRequest(CiSystem ci) {
        assertThat(value(ci.repository())).isEqualTo("acme/rocket");
        assertThat(value(ci.commit())).isEqualTo(HEAD);
        assertThat(value(ci.branch())).isEqualTo("feature/wings");
        assertThat(value(ci.pullRequest())).isEqualTo("42");
        assertThat(ci.run()).isPresent();
        assertThat(ci.job()).isPresent();
        assertThat(ci.source()).isPresent();
        assertThat(ci.runUrl()).isPresent();
    }

    private static String value(Optional<Found> found) {
        return found.orElseThrow().value();
    }

    private static CiSystem recorded(String name) {
        return CiSystem.around(new Variables(variables(name))).orElseThrow();
    }

    private static Map<String, String> variables(String name) {
        try (var lines = Files.lines(Path.of("src/test/resources/ci").resolve(name + ".env"))) {
            return lines.map(line -> line.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
