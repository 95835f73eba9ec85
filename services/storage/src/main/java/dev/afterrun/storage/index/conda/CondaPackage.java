package dev.afterrun.storage.index.conda;

import dev.afterrun.contracts.ArtifactPath;

/** A file of a ref, called as the package in it. */
record CondaPackage(ArtifactPath path, CondaEntry entry) {
    CondaName name() {
        return entry.name();
    }

    String subdir() {
        return entry.subdir();
    }
}
