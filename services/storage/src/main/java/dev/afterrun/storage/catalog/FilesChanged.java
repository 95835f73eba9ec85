package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.RepositoryName;

/**
 * Fired within the transaction that changes files of {@code repository}: once that is committed, their addresses may mean
 * something else, or nothing.
 */
public record FilesChanged(RepositoryName repository) {}
