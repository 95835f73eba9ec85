package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.event.RunReport;
import java.util.List;
import java.util.Optional;

/**
 * What an archive brings.
 *
 * @param report the job's own words, where {@code afterrun publish} wrote the archive's files
 * @param files each with its bytes in the archive
 */
record HandedOver(Optional<RunReport> report, List<ManifestEntry> files) {
    HandedOver {
        files = List.copyOf(files);
    }
}
