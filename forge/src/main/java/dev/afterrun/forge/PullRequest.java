package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import java.net.URI;
import java.util.Optional;

/**
 * A pull request as the forge shows it at this moment.
 *
 * @param head the newest commit of the branch that is to be merged
 * @param testMerge what the forge made of head and base to try them together; empty where it did not, or has merged
 * @param base the branch that it goes into, without {@code refs/heads/}
 * @param url its page for people
 * @param fork whether the head lies in another repository, or in one that is gone
 */
public record PullRequest(
        int number,
        Commit head,
        Optional<Commit> testMerge,
        String base,
        PullRequestState state,
        String title,
        URI url,
        boolean fork) {

    /** Whether the commit is the present head or the present test merge. */
    public boolean isAt(Commit commit) {
        return head.equals(commit) || testMerge.filter(commit::equals).isPresent();
    }
}
