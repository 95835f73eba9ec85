package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.ManifestEntry;
import java.util.List;

/**
 * Files that an event of a job names.
 *
 * @param newVersion whether they may take names that other content has
 */
public record NewFiles(Manifest manifest, boolean newVersion) {
    List<ManifestEntry> entries() {
        return manifest.files();
    }
}
