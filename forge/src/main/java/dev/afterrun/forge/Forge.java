package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A code forge, as far as Afterrun needs one. Calls block for at most half a minute each request and never retry.
 *
 * <p>{@link IOException} means try again, {@link ForgeBusy} among them says when; {@link ForgeRefused} means that the
 * same call will fail again until somebody mends what its sentence names, {@link NoAccess} among them that every call
 * about that repository will.
 */
public interface Forge extends Contents, People, Checks, Workflows, Artifacts {
    /**
     * Whose limits a request about the repository counts against: repositories of one account share them, and where one token
     * serves all, they all do. Empty where nothing is counted.
     */
    default Optional<String> accountOf(RepositoryName repository) {
        return Optional.empty();
    }

    /**
     * Every pull request that the commit belongs to: those whose head or test merge it is, else those that the forge
     * associates with it (it was a head once, or was merged). A commit that the forge does not know has none.
     *
     * @param hint the number that the job named; a real forge is asked whether it is true
     */
    List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint) throws IOException;

    /** The pull request as it is now; empty where there is none. */
    Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException;

    /**
     * The commit that the branch is at now; empty where there is no such branch.
     *
     * @param reported the newest commit that a run named for the branch; a real forge knows better
     */
    Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException;

    /** Whether {@code commit} was built upon {@code earlier}; false of itself, and wherever the forge cannot tell. */
    boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException;

    /** Our own comments that bear the marker, over all pages, oldest first. */
    List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException;

    /**
     * Adds a comment. When this ends in an {@link IOException} the comment may be there all the same: look for its
     * marker before trying again.
     *
     * @param body Markdown of up to {@value Comment#BODY_LIMIT} characters
     */
    Comment createComment(RepositoryName repository, int number, String body) throws IOException;

    /** Replaces the body; empty where the comment is gone, so that the caller creates another. */
    Optional<Comment> editComment(RepositoryName repository, CommentId comment, String body) throws IOException;

    /** Takes the comment away; one that is gone already is no error. */
    void deleteComment(RepositoryName repository, CommentId comment) throws IOException;
}
