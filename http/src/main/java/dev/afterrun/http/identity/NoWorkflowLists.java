package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustIfListed;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** Of a service that keeps nothing of repositories. */
@Singleton
@DefaultBean
final class NoWorkflowLists implements WorkflowLists {
    @Override
    public boolean has(RepositoryId repository, TrustIfListed claim) {
        return false;
    }
}
