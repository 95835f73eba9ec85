package dev.afterrun.contracts.persisted;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;

/**
 * Under which paths upload sessions announce what belongs to sets: {@code .afterrun/persisted/SHA256.pack} and
 * {@code .afterrun/persisted/SHA256.json.zst}. No job publishes them; so they are no packages, whatever a repository lets pull
 * requests bring.
 */
public final class SetBlobPaths {
    private static final String BELOW = ".afterrun/persisted/";
    private static final String PACK = ".pack";
    private static final String DESCRIPTION = ".json.zst";

    private SetBlobPaths() {}

    /** Where a pack of these bytes is announced. */
    public static ArtifactPath ofPack(Digest sha256) {
        return new ArtifactPath(BELOW + sha256 + PACK);
    }

    /** Where a description of these bytes is announced. */
    public static ArtifactPath ofDescription(Digest sha256) {
        return new ArtifactPath(BELOW + sha256 + DESCRIPTION);
    }

    /** Whether {@code entry} is announced so, under its own digest. */
    public static boolean isOfSet(ManifestEntry entry) {
        return entry.path().equals(ofPack(entry.sha256())) || entry.path().equals(ofDescription(entry.sha256()));
    }
}
