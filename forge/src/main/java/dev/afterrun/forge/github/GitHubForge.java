package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.PullRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * GitHub with a token. Finding the pull request of a head costs one request, writing a comment one, listing comments
 * one a hundred; who we are is asked once. A pull request that was closed without a merge is found by a hint alone,
 * since GitHub leaves it out of those of a commit.
 */
public final class GitHubForge implements Forge {
    private final GitHubApi api;
    private final AtomicReference<GitHubJson.@Nullable User> self = new AtomicReference<>();

    /**
     * @param base {@code https://api.github.com} or {@code https://HOST/api/v3}; http on this machine only
     * @throws IllegalArgumentException when the token would travel in the clear
     */
    public GitHubForge(URI base, String token) {
        this.api = new GitHubApi(base, token);
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
        return api.pullRequest(repository, number).map(GitHubJson.PullRequest::pullRequest);
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
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        var author = self();
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

    private GitHubJson.User self() throws IOException {
        var known = self.get();
        if (known == null) {
            known = api.self();
            self.set(known);
        }
        return known;
    }
}
