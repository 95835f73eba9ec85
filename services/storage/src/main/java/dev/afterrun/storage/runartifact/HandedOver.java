package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetBlobPaths;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What an archive brings.
 *
 * @param report the job's own words, where {@code afterrun publish} wrote the archive's files
 * @param files each with its bytes in the archive
 * @param sets that {@code afterrun persist} wrote, each with its bytes in the archive
 */
record HandedOver(Optional<RunReport> report, List<ManifestEntry> files, List<SaveSet> sets) {
    HandedOver {
        files = List.copyOf(files);
        sets = List.copyOf(sets);
    }

    /** An archive that was not written by {@code afterrun}. */
    static HandedOver ofFiles(List<ManifestEntry> files) {
        return new HandedOver(Optional.empty(), files, List.of());
    }

    /** What the job calls itself; empty where nobody says it. */
    Optional<String> job() {
        return report.map(RunReport::job)
                .or(() -> sets.stream().findFirst().map(set -> set.job().job()));
    }

    /** The bytes of its sets, as a session announces them; each once. */
    List<ManifestEntry> blobsOfSets() {
        var all = new LinkedHashSet<ManifestEntry>();
        for (var set : sets) {
            var described = set.description();
            all.add(new ManifestEntry(
                    SetBlobPaths.ofDescription(described.sha256()), described.sha256(), described.size(), false));
            set.packs().forEach(pack -> all.add(announced(pack)));
        }
        return List.copyOf(all);
    }

    private static ManifestEntry announced(SetBlob pack) {
        return new ManifestEntry(SetBlobPaths.ofPack(pack.sha256()), pack.sha256(), pack.size(), false);
    }
}
