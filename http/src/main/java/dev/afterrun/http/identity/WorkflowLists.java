package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustIfListed;

/** Which workflows repositories list as trusted: storage knows. */
public interface WorkflowLists {
    /**
     * Whether the repository lists that workflow, and has it on its default branch, as far as is known at this moment. What is not known is
     * not listed. May wait for a database.
     */
    boolean has(RepositoryId repository, TrustIfListed claim);
}
