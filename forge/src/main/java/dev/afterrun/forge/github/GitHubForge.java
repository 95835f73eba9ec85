package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.FetchBounds;
import dev.afterrun.forge.FetchedArchive;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.RepositoryFacts;
import dev.afterrun.forge.Rerun;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.forge.RunOfPullRequest;
import dev.afterrun.forge.WorkflowJob;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.http.RequestsLeft;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * GitHub, with a token or as an App. Finding the pull request of a head costs one request, writing a comment one, listing comments
 * one a hundred; who we are is asked once. A pull request that was closed without a merge is found by a hint alone,
 * since GitHub leaves it out of those of a commit.
 */
public final class GitHubForge implements Forge {
    private final GitHubApi api;
    private final GitHubContents contents;
    private final Access access;
    private final GitHubChecks checks;
    private final GitHubWorkflows workflows;
    private final GitHubArtifacts artifacts;

    private GitHubForge(JsonClient http, Access access) {
        this.api = new GitHubApi(http, access);
        this.contents = new GitHubContents(api, access);
        this.access = access;
        this.checks = new GitHubChecks(api);
        this.workflows = new GitHubWorkflows(api);
        this.artifacts = new GitHubArtifacts(api, access);
    }

    /**
     * With a token.
     *
     * @param base {@code https://api.github.com} or {@code https://HOST/api/v3}; http on this machine only
     * @throws IllegalArgumentException when the token would travel in the clear
     */
    public static GitHubForge withToken(URI base, String token) {
        return withToken(base, token, new RequestsLeft(Clock.systemUTC()));
    }

    /** The same, telling {@code left} what its answers say of it. */
    public static GitHubForge withToken(URI base, String token, RequestsLeft left) {
        var http = GitHubHeaders.client(base).watchedBy(left);
        return new GitHubForge(http, new TokenAccess(http, token));
    }

    /**
     * As Apps, each in the repositories that it is for.
     *
     * @param base as for a token
     * @param token for the repositories of owners that no App is for
     * @throws IllegalArgumentException when something would travel in the clear, or two Apps are for the same owner
     */
    public static GitHubForge withApps(URI base, List<GitHubApp> apps, Optional<String> token, Clock clock) {
        return withApps(base, apps, token, clock, new RequestsLeft(clock));
    }

    /** The same, telling {@code left} what its answers say of it. */
    public static GitHubForge withApps(
            URI base, List<GitHubApp> apps, Optional<String> token, Clock clock, RequestsLeft left) {
        var http = GitHubHeaders.client(base).watchedBy(left);
        return new GitHubForge(http, AccessByOwner.of(http, apps, token, clock));
    }

    @Override
    public Optional<String> accountOf(RepositoryName repository) {
        return Optional.of(access.accountOf(repository));
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        var associated = associated(repository, commit);
        var exact = at(commit, associated);
        if (exact.isEmpty()) {
            exact = hint.isPresent() ? hinted(repository, commit, hint.getAsInt()) : List.of();
        }
        if (exact.isEmpty() && associated.isEmpty()) {
            exact = testMerged(repository, commit);
        }
        return exact.isEmpty() ? associated : exact;
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        var found = api.pullRequest(repository, number).map(GitHubJson.PullRequest::pullRequest);
        if (found.isEmpty()) {
            access.confirm(repository);
        }
        return found;
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException {
        return api.branch(repository, branch)
                // Asked for a branch that was renamed, GitHub leads to the one that it has become.
                .filter(found -> found.name().equals(branch))
                .map(found -> found.commit().sha());
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException {
        return api.comparison(repository, earlier, commit)
                .filter(GitHubJson.Comparison::isAhead)
                .isPresent();
    }

    @Override
    public Optional<RepositoryFacts> repository(RepositoryName repository) throws IOException {
        return contents.repository(repository);
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        return contents.defaultBranch(repository);
    }

    @Override
    public FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        return contents.file(repository, path, limit);
    }

    @Override
    public ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        return contents.changedPaths(repository, from, to);
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        var author = access.author(repository);
        return api.comments(repository, number).stream()
                .filter(comment -> comment.isBy(author))
                .map(GitHubJson.Comment::comment)
                .filter(comment -> marker.marks(comment.body()))
                .toList();
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return api.createComment(repository, number, Comment.checked(body)).comment();
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId comment, String body) throws IOException {
        return api.editComment(repository, comment.value(), Comment.checked(body))
                .map(GitHubJson.Comment::comment);
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId comment) throws IOException {
        api.deleteComment(repository, comment.value());
    }

    @Override
    public boolean mayWrite(RepositoryName repository, Person person) throws IOException {
        return permission(repository, person)
                .filter(GitHubJson.Permission::writes)
                .isPresent();
    }

    @Override
    public boolean mayRead(RepositoryName repository, Person person) throws IOException {
        return permission(repository, person)
                .filter(GitHubJson.Permission::reads)
                .isPresent();
    }

    private Optional<GitHubJson.Permission> permission(RepositoryName repository, Person person) throws IOException {
        var found = api.permission(repository, person.login());
        if (found.isEmpty()) {
            access.confirm(repository);
        }
        return found.filter(permission -> permission.isOf(person));
    }

    @Override
    public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException {
        return api.react(repository, comment.value(), reaction.content());
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        return checks.of(repository, commit);
    }

    @Override
    public void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        checks.setStatus(repository, commit, status);
    }

    @Override
    public List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException {
        return checks.own(repository, commit);
    }

    @Override
    public CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        return checks.create(repository, commit, report);
    }

    @Override
    public Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report)
            throws IOException {
        return checks.update(repository, check, report);
    }

    @Override
    public Rerun rerun(RepositoryName repository, long run, Commit head) throws IOException {
        return workflows.rerun(repository, run, head);
    }

    @Override
    public List<WorkflowJob> jobs(RepositoryName repository, long run, int attempt) throws IOException {
        return workflows.jobs(repository, run, attempt);
    }

    @Override
    public RunOfPullRequest runOfPullRequest(RepositoryName repository, long run, int attempt) throws IOException {
        return artifacts.run(repository, run, attempt);
    }

    @Override
    public List<RunArtifact> artifacts(RepositoryName repository, long run) throws IOException {
        return artifacts.of(repository, run);
    }

    @Override
    public FetchedArchive fetch(RepositoryName repository, RunArtifact artifact, Path into, FetchBounds bounds)
            throws IOException {
        return artifacts.fetch(repository, artifact, into, bounds);
    }

    private List<PullRequest> hinted(RepositoryName repository, Commit commit, int number) throws IOException {
        return at(commit, pullRequest(repository, number).stream().toList());
    }

    /** A test merge is in no branch, so GitHub associates it with nothing; the head that it tried is in one. */
    private List<PullRequest> testMerged(RepositoryName repository, Commit commit) throws IOException {
        var head = api.commit(repository, commit).flatMap(GitHubJson.GitCommit::testedHead);
        return head.isEmpty() ? List.of() : at(head.get(), associated(repository, head.get()));
    }

    private List<PullRequest> associated(RepositoryName repository, Commit commit) throws IOException {
        return api.pullRequestsWith(repository, commit).stream()
                .map(GitHubJson.PullRequest::pullRequest)
                .toList();
    }

    private static List<PullRequest> at(Commit commit, List<PullRequest> candidates) {
        return candidates.stream().filter(candidate -> candidate.isAt(commit)).toList();
    }
}
