package dev.afterrun.storage.settings;

import dev.afterrun.storage.catalog.Repository;

/** How each repository is set. */
public interface SettingsOf {
    /** By its last good {@code afterrun.toml}, else as the operator has set all; never waits for the forge. */
    RepositorySettings of(Repository repository);
}
