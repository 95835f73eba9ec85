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

/** A forge that fails in one way until its trouble is over. */
public final class TroubledForge implements Forge {
    private final Forge sound;
    private Optional<IOException> trouble;

    public TroubledForge(Forge sound, IOException trouble) {
        this.sound = sound;
        this.trouble = Optional.of(trouble);
    }

    /** From now on it answers. */
    public void recover() {
        trouble = Optional.empty();
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.pullRequestsOf(repository, commit, hint);
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        return sound.pullRequest(repository, number);
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.branchHead(repository, branch, reported);
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException {
        return sound.isDescendant(repository, commit, earlier);
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.defaultBranch(repository);
    }

    @Override
    public FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.file(repository, path, limit);
    }

    @Override
    public ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.changedPaths(repository, from, to);
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        return sound.comments(repository, number, marker);
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return sound.createComment(repository, number, body);
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId comment, String body) throws IOException {
        return sound.editComment(repository, comment, body);
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId comment) throws IOException {
        sound.deleteComment(repository, comment);
    }

    @Override
    public boolean mayWrite(RepositoryName repository, Person person) throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.mayWrite(repository, person);
    }

    @Override
    public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException {
        return sound.react(repository, comment, reaction);
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return sound.checks(repository, commit);
    }

    @Override
    public void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        sound.setStatus(repository, commit, status);
    }

    @Override
    public List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException {
        return sound.ownCheckRuns(repository, commit);
    }

    @Override
    public CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        return sound.createCheckRun(repository, commit, report);
    }

    @Override
    public Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report)
            throws IOException {
        return sound.updateCheckRun(repository, check, report);
    }
}
