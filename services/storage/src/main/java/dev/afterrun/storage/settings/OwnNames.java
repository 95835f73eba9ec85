package dev.afterrun.storage.settings;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;

/** Whose names are. */
public interface OwnNames {
    /**
     * Whether the forge's repository of this name is the tenant: whoever has taken the name over, or has it on another forge, settles
     * nothing for it.
     *
     * @throws IOException where the forge cannot tell now
     */
    boolean has(RepositoryId tenant, RepositoryName name) throws IOException;
}
