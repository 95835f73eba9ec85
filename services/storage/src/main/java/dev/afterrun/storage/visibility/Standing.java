package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryId;

/**
 * Who may see a tenant's things at this moment.
 *
 * @param isConfirmed whether the name that it goes by is still its own, as far as anybody can tell
 */
record Standing(RepositoryId tenant, boolean isPublic, boolean isConfirmed) {}
