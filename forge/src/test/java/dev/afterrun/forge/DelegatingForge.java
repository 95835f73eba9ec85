package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A forge that hands every call on to another: a test overrides what is to be otherwise, and nothing else. */
public abstract class DelegatingForge implements Forge {
    /** The one that answers. */
    protected abstract Forge forge();

    @Override
    public Optional<String> accountOf(RepositoryName repository) {
        return forge().accountOf(repository);
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        return forge().pullRequestsOf(repository, commit, hint);
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        return forge().pullRequest(repository, number);
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException {
        return forge().branchHead(repository, branch, reported);
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException {
        return forge().isDescendant(repository, commit, earlier);
    }

    @Override
    public FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        return forge().file(repository, path, limit);
    }

    @Override
    public ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        return forge().changedPaths(repository, from, to);
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        return forge().comments(repository, number, marker);
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return forge().createComment(repository, number, body);
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId comment, String body) throws IOException {
        return forge().editComment(repository, comment, body);
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId comment) throws IOException {
        forge().deleteComment(repository, comment);
    }

    @Override
    public boolean mayWrite(RepositoryName repository, Person person) throws IOException {
        return forge().mayWrite(repository, person);
    }

    @Override
    public boolean mayRead(RepositoryName repository, Person person) throws IOException {
        return forge().mayRead(repository, person);
    }

    @Override
    public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException {
        return forge().react(repository, comment, reaction);
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        return forge().checks(repository, commit);
    }

    @Override
    public void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        forge().setStatus(repository, commit, status);
    }

    @Override
    public List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException {
        return forge().ownCheckRuns(repository, commit);
    }

    @Override
    public CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        return forge().createCheckRun(repository, commit, report);
    }

    @Override
    public Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report)
            throws IOException {
        return forge().updateCheckRun(repository, check, report);
    }

    @Override
    public Optional<RepositoryFacts> repository(RepositoryName repository) throws IOException {
        return forge().repository(repository);
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        return forge().defaultBranch(repository);
    }

    @Override
    public Rerun rerun(RepositoryName repository, long run, Commit head) throws IOException {
        return forge().rerun(repository, run, head);
    }

    @Override
    public List<WorkflowJob> jobs(RepositoryName repository, long run, int attempt) throws IOException {
        return forge().jobs(repository, run, attempt);
    }

    @Override
    public RunOfPullRequest runOfPullRequest(RepositoryName repository, long run, int attempt) throws IOException {
        return forge().runOfPullRequest(repository, run, attempt);
    }

    @Override
    public List<RunArtifact> artifacts(RepositoryName repository, long run) throws IOException {
        return forge().artifacts(repository, run);
    }

    @Override
    public FetchedArchive fetch(RepositoryName repository, RunArtifact artifact, Path into, FetchBounds bounds)
            throws IOException {
        return forge().fetch(repository, artifact, into, bounds);
    }
}
