package dev.afterrun.cli.ci;

import dev.afterrun.cli.ci.token.GitHubTokens;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.OwnTokens;
import java.time.Clock;
import java.util.Optional;

/**
 * GitHub Actions. A pull request's head stands only in the event file, for {@code GITHUB_SHA} is the test merge; so does what a run
 * has built that set this one off by its end ({@code workflow_run}), for the variables tell of the default branch then. The
 * matrix stands nowhere: {@code AFTERRUN_MATRIX: ${{ toJSON(matrix) }}} hands it on.
 */
record GitHubActions(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "GitHub Actions";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("GITHUB_ACTIONS");
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("GITHUB_REPOSITORY");
    }

    @Override
    public Optional<Found> commit() {
        var event = event();
        return event.followsARun() ? event.headOfThatRun() : event.head().or(this::builtCommit);
    }

    @Override
    public Optional<Found> builtCommit() {
        var event = event();
        return event.followsARun() ? event.headOfThatRun() : variables.find("GITHUB_SHA");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("GITHUB_RUN_ID");
    }

    @Override
    public Optional<Found> attempt() {
        return variables.find("GITHUB_RUN_ATTEMPT");
    }

    @Override
    public Optional<Found> job() {
        var matrix = variables.value("AFTERRUN_MATRIX").map(Matrix::values).orElse("");
        return variables.find("GITHUB_JOB").map(job -> job.map(id -> id + matrix));
    }

    @Override
    public Optional<Found> branch() {
        var event = event();
        return event.followsARun() ? event.branchOfThatRun() : ownBranch();
    }

    @Override
    public Optional<Found> pullRequest() {
        return event().number();
    }

    @Override
    public Optional<Found> runUrl() {
        return repositoryUrl()
                .flatMap(url -> run().map(run -> new Found(url + "/actions/runs/" + run.value(), "GITHUB_RUN_ID")));
    }

    @Override
    public Optional<Found> source() {
        return repositoryUrl().map(url -> new Found(url + "/actions", "GITHUB_REPOSITORY"));
    }

    @Override
    public OwnTokens tokens(Clock clock) {
        return new GitHubTokens(variables, clock, isOfFork());
    }

    /** What is set off on the default branch may ask for a token, whoever's pull request it is about. */
    @Override
    public boolean isOfFork() {
        return variables.value("GITHUB_EVENT_NAME").equals(Optional.of("pull_request"))
                && variables.find(GitHubTokens.ADDRESS).isEmpty()
                && event().isOfFork();
    }

    private Optional<Found> ownBranch() {
        return variables
                .find("GITHUB_HEAD_REF")
                .or(() -> variables
                        .find("GITHUB_REF_NAME")
                        .filter(ref -> variables.value("GITHUB_REF_TYPE").equals(Optional.of("branch"))));
    }

    private Optional<String> repositoryUrl() {
        return variables
                .value("GITHUB_SERVER_URL")
                .flatMap(server -> repository().map(name -> server + "/" + name.value()));
    }

    private GitHubEvent event() {
        return variables.value("GITHUB_EVENT_PATH").map(GitHubEvent::read).orElse(GitHubEvent.NONE);
    }
}
