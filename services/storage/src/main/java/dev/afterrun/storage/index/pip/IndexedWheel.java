package dev.afterrun.storage.index.pip;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.IndexedPackage;
import java.time.Instant;
import java.util.Optional;

/**
 * A wheel as an index shows it.
 *
 * @param project normalized
 * @param size in bytes
 * @param metadata the digest of its {@code METADATA}
 */
public record IndexedWheel(
        ArtifactPath path,
        String project,
        String version,
        Digest sha256,
        long size,
        Instant finishedAt,
        Optional<String> requiresPython,
        Digest metadata) {

    /** Nothing where the file's name is no wheel's, or that of another project than it speaks of: pip would refuse it. */
    static Optional<IndexedWheel> of(IndexedPackage found, WheelFacts facts) {
        return WheelName.parse(found.fileName())
                .filter(name -> name.project().equals(found.project()))
                .map(name -> new IndexedWheel(
                        found.path(),
                        name.project(),
                        name.version(),
                        found.sha256(),
                        found.size(),
                        found.finishedAt(),
                        facts.requiresPython(),
                        found.document().orElseThrow()));
    }

    /** The name that pip reads project, version and platform from. */
    public String fileName() {
        return path.fileName();
    }
}
