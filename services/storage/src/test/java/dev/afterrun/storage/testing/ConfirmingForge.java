package dev.afterrun.storage.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The local forge with GitHub's doubts: a hint counts only where it is true, and a commit that was forced away is forgotten. */
public final class ConfirmingForge implements Forge {
    private final Forge local;

    public ConfirmingForge(Forge local) {
        this.local = local;
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        var hinted = hint.isPresent() ? local.pullRequest(repository, hint.getAsInt()) : Optional.<PullRequest>empty();
        return Stream.concat(local.pullRequestsOf(repository, commit, OptionalInt.empty()).stream(), hinted.stream())
                .filter(pullRequest -> pullRequest.isAt(commit))
                .distinct()
                .toList();
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        return local.pullRequest(repository, number);
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException {
        return local.branchHead(repository, branch, reported);
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException {
        return local.isDescendant(repository, commit, earlier);
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        return local.defaultBranch(repository);
    }

    @Override
    public FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        return local.file(repository, path, limit);
    }

    @Override
    public ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        return local.changedPaths(repository, from, to);
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        return local.comments(repository, number, marker);
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return local.createComment(repository, number, body);
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId comment, String body) throws IOException {
        return local.editComment(repository, comment, body);
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId comment) throws IOException {
        local.deleteComment(repository, comment);
    }

    @Override
    public boolean mayWrite(RepositoryName repository, Person person) throws IOException {
        return local.mayWrite(repository, person);
    }

    @Override
    public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException {
        return local.react(repository, comment, reaction);
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        return local.checks(repository, commit);
    }

    @Override
    public void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        local.setStatus(repository, commit, status);
    }

    @Override
    public List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException {
        return local.ownCheckRuns(repository, commit);
    }

    @Override
    public CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        return local.createCheckRun(repository, commit, report);
    }

    @Override
    public Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report)
            throws IOException {
        return local.updateCheckRun(repository, check, report);
    }
}
