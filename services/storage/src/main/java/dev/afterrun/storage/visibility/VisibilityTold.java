package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryName;

/** Fired within the transaction that notes who may see a repository. */
record VisibilityTold(long id, RepositoryName repository) {}
