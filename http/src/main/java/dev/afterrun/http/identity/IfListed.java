package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustIfListed;
import java.util.List;

/**
 * What a job may become where its repository lists its workflow: a push of the branch that the workflow is on.
 *
 * @param push what the token says that such a push may not contradict
 */
public record IfListed(TrustIfListed claim, List<Statement> push) {
    public IfListed {
        push = List.copyOf(push);
    }

    /** Whether a push of that branch says so: it names no pull request, and no other commit and branch than its own. */
    boolean isSaidBy(JobSaid said) {
        return isSaidBy(said.ref())
                && push.stream()
                        .allMatch(statement -> statement.contradiction(said).isEmpty());
    }

    /** The same of a request that says the ref alone. */
    boolean isSaidBy(RefSaid said) {
        return said.pullRequest().isEmpty()
                && push.stream()
                        .allMatch(statement -> statement.contradiction(said).isEmpty());
    }
}
