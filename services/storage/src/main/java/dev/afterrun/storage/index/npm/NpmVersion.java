package dev.afterrun.storage.index.npm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.index.PackageFile;
import dev.afterrun.storage.index.SemanticVersion;
import java.util.Base64;

/**
 * A version of a package.
 *
 * @param manifest what npm has to know of it, without {@code dist}
 */
record NpmVersion(PackageFile file, ObjectNode manifest) {
    /** As it is written. */
    String version() {
        return manifest.path("version").asText();
    }

    /** Its digest as Subresource Integrity writes it, which npm compares what it gets with. */
    String integrity() {
        return "sha256-" + Base64.getEncoder().encodeToString(file.sha256().bytes());
    }

    SemanticVersion order() {
        return SemanticVersion.parse(version()).orElseThrow();
    }
}
