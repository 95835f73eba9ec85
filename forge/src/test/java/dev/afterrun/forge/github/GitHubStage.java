package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ArchiveFault;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeStage;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.RunArtifact;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The double, told what to hold. */
final class GitHubStage implements ForgeStage {
    static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "octo-repo");

    /** By what right the adapter speaks to it. */
    interface Connection {
        Connection TOKEN = base -> GitHubForge.withToken(base, GitHubDouble.OUR_TOKEN);
        Connection APP =
                base -> GitHubForge.withApps(base, List.of(GitHubAppDouble.app()), Optional.empty(), Clock.systemUTC());

        Forge to(URI base);
    }

    final GitHubDouble github;
    private final Connection connection;
    private final Optional<PrismJudge> judge;

    GitHubStage(Connection connection) throws IOException {
        this.github = new GitHubDouble();
        this.connection = connection;
        this.judge = Optional.empty();
    }

    /** With a judge of every request between the adapter and the double. */
    GitHubStage(Connection connection, URI prism) throws IOException {
        this.github = new GitHubDouble();
        this.connection = connection;
        this.judge = Optional.of(new PrismJudge(prism, github.base()));
    }

    static Commit commit(String digit, int number) {
        return new Commit(digit.repeat(30) + "%010x".formatted(number));
    }

    @Override
    public URI base() {
        return judge.map(PrismJudge::base).orElseGet(github::base);
    }

    @Override
    public Forge connect(URI base) {
        return connection.to(base);
    }

    @Override
    public RepositoryName repository() {
        return REPOSITORY;
    }

    @Override
    public PullRequest open() throws IOException {
        return openFor(commit("a", next()));
    }

    @Override
    public PullRequest openFor(Commit head) throws IOException {
        return put(GitHubPullRequest.open(next(), head));
    }

    @Override
    public PullRequest openWithTestMerge() throws IOException {
        var number = next();
        var head = commit("a", number);
        var base = commit("c", number);
        var tested = commit("b", number);
        github.pulls.put(tested, new GitHubCommit("Merge " + head + " into " + base, List.of(base, head)));
        return put(GitHubPullRequest.open(number, head).with(Optional.of(tested), "open", Optional.empty()));
    }

    @Override
    public void close(PullRequest pullRequest) throws IOException {
        put(github.pulls.get(pullRequest.number()).with(Optional.empty(), "closed", Optional.empty()));
    }

    @Override
    public void merge(PullRequest pullRequest) throws IOException {
        put(github.pulls
                .get(pullRequest.number())
                .with(Optional.of(commit("d", 1)), "closed", Optional.of("2026-11-21T09:00:00Z")));
    }

    @Override
    public Commit push(String branch) {
        return github.history.push(branch);
    }

    @Override
    public CommentId commentBySomeoneElse(PullRequest pullRequest, String body) {
        return new CommentId((long)
                github.comment(pullRequest.number(), GitHubDouble.SOMEONE, body).get("id"));
    }

    @Override
    public Person writer() {
        return github.people.person("octo-writer", "write");
    }

    @Override
    public Person reader() {
        return github.people.person("octo-reader", "read");
    }

    @Override
    public void put(String path, String text) {
        github.history.put(path, text);
    }

    @Override
    public Commit push(String branch, List<String> paths) {
        return github.history.push(branch, paths);
    }

    @Override
    public void check(Commit commit, String name, Check.State state) {
        github.checks.run(commit, name, state == Check.State.ENDED ? "completed" : "in_progress", "theirs");
    }

    @Override
    public void status(Commit commit, String context, Check.State state) {
        github.checks.status(commit, context, state == Check.State.ENDED ? "success" : "pending", "by somebody else");
    }

    @Override
    public long run(Commit head, Check.State state) {
        return github.workflows.run(head, state == Check.State.ENDED ? "completed" : "in_progress", "pull_request");
    }

    @Override
    public void job(long run, String name, Optional<Conclusion> conclusion) {
        github.workflows.job(run, name, conclusion.map(Conclusion::word));
    }

    @Override
    public PullRequest openFromFork(long fork, String branch) throws IOException {
        var number = next();
        return put(GitHubPullRequest.open(number, commit("a", number))
                .from(Optional.of((int) fork))
                .out(branch));
    }

    @Override
    public long runOf(Commit head, long repository, String branch) {
        return github.workflows.run(head, "completed", "pull_request", repository, branch);
    }

    @Override
    public RunArtifact artifact(long run, String name, byte[] zip) {
        return github.artifacts.add(run, name, zip);
    }

    @Override
    public void comes(RunArtifact artifact, ArchiveFault fault) {
        github.artifacts.comes(artifact, fault);
    }

    @Override
    public List<String> tokensSeenByOtherHost() {
        return github.artifacts.tokensSeen();
    }

    @Override
    public long pushedRun(Commit commit) {
        return github.workflows.run(commit, "completed", "push");
    }

    @Override
    public int attempts(long run) {
        return github.workflows.attempts(run);
    }

    @Override
    public void forbidReruns() {
        github.workflows.forbid();
    }

    @Override
    public void assumeThatCheckRunsAreWritten() {
        Assumptions.assumeTrue(connection.equals(Connection.APP), "GitHub lets an App write check runs, and no token");
    }

    @Override
    public String ourStatus(Commit commit) {
        return github.checks.ourStatus(commit);
    }

    @Override
    public void show(boolean toEverybody) {
        github.show(toEverybody);
    }

    @Override
    public void archive() {
        github.archive();
    }

    @Override
    public void close() {
        judge.ifPresent(PrismJudge::close);
        github.close();
    }

    /** What of the requests so far breaks GitHub's description. */
    List<String> objections() {
        return judge.map(PrismJudge::objections).orElseGet(List::of);
    }

    /** The pull request as the adapter reads it. */
    PullRequest put(GitHubPullRequest pullRequest) throws IOException {
        github.pulls.put(pullRequest);
        return connect(base()).pullRequest(REPOSITORY, pullRequest.number()).orElseThrow();
    }

    private int next() {
        return github.pulls.count() + 1;
    }
}
