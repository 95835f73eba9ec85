package dev.afterrun.storage.download;

import dev.afterrun.contracts.RepositoryName;

/** Addresses of {@code repository} may mean something else, or nothing, once the transaction that fires this is committed. */
public record FilesChanged(RepositoryName repository) {}
