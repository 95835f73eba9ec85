package dev.afterrun.storage.index.pip;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.PackageFile;
import java.time.Instant;
import java.util.Optional;

/**
 * A wheel or an sdist as an index shows it.
 *
 * @param size in bytes
 * @param metadata the digest of its core metadata, where these are true of whatever is built of it
 */
record PythonFile(
        ArtifactPath path,
        String version,
        Digest sha256,
        long size,
        Instant finishedAt,
        Optional<String> requiresPython,
        Optional<Digest> metadata) {

    /** Whether the name is that of the project that the file speaks of: pip would refuse any other. */
    static boolean isShown(PackageFile file) {
        return DistributionName.parse(file.fileName())
                .filter(name -> name.project().equals(file.project()))
                .isPresent();
    }

    /** One that is shown. */
    static PythonFile of(IndexedPackage found, PythonFacts facts) {
        var file = found.file();
        return new PythonFile(
                file.path(),
                DistributionName.parse(file.fileName()).orElseThrow().version(),
                file.sha256(),
                file.size(),
                file.finishedAt(),
                facts.requiresPython(),
                found.said().document());
    }

    /** The name that pip reads project, version and platform from. */
    String fileName() {
        return path.fileName();
    }
}
