package dev.afterrun.storage.index;

import dev.afterrun.storage.index.conda.CondaFile;
import dev.afterrun.storage.index.pip.WheelFile;
import dev.afterrun.storage.testing.TestFile;

/** A kind of package, packages of it that nobody else has, and where their index is read. */
enum IndexedKind {
    WHEEL("simple/spam/", "spam-1.1-py3-none-any.whl") {
        @Override
        TestFile file(String version, String owner) {
            return TestFile.of(
                    "spam-" + version + "-py3-none-any.whl", WheelFile.of("spam", version, "Summary: " + owner + "\n"));
        }
    },
    CONDA("conda/noarch/repodata.json", "spam-1.1-0.conda") {
        @Override
        TestFile file(String version, String owner) {
            return CondaFile.noarch("", "spam", version, "0", owner);
        }
    },
    NPM("npm/spam", "\"1.1.0\"") {
        @Override
        TestFile file(String version, String owner) {
            return TestFile.of(
                    "spam-" + version + ".0.tgz",
                    new TarballFile()
                            .with(
                                    "package/package.json",
                                    "{\"name\":\"spam\",\"version\":\"%s.0\",\"description\":\"%s\"}"
                                            .formatted(version, owner))
                            .bytes());
        }
    },
    CRATE("cargo/sp/am/spam", "\"1.1.0\"") {
        @Override
        TestFile file(String version, String owner) {
            return TestFile.of(
                    "spam-" + version + ".0.crate",
                    new TarballFile()
                            .with(
                                    "spam/Cargo.toml",
                                    "[package]\nname = \"spam\"\nversion = \"%s.0\"\n# %s\n".formatted(version, owner))
                            .bytes());
        }
    };

    private final String index;
    private final String second;

    IndexedKind(String index, String second) {
        this.index = index;
        this.second = second;
    }

    /** Where a ref's index is read. */
    String index() {
        return index;
    }

    /** What stands in an index that lists the version 1.1. */
    String second() {
        return second;
    }

    /** A package of this version, such as {@code 1.1}, of which nobody but {@code owner} has the bytes. */
    abstract TestFile file(String version, String owner);
}
