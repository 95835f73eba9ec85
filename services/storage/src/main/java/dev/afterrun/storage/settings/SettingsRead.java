package dev.afterrun.storage.settings;

import dev.afterrun.storage.catalog.Repository;

/** Fired within the transaction in which the repository's settings were read, whether they are others now or not. */
public record SettingsRead(Repository repository) {}
