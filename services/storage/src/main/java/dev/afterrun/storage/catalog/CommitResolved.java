package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;

/** Fired within the transaction in which the commit has come to belong to other pull requests, or stands to them otherwise. */
public record CommitResolved(Repository repository, Commit commit) {}
