package dev.afterrun.storage.share;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;

/** To which repository somebody sends, who may. */
record Sender(RepositoryId repository, RepositoryName name) {}
