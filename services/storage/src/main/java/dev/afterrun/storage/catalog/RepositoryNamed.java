package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.RepositoryId;

/** Fired within the transaction that meets a repository for the first time, or by another name than before; {@code id} is its row's. */
public record RepositoryNamed(long id, RepositoryId identity) {}
