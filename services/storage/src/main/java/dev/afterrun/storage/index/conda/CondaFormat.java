package dev.afterrun.storage.index.conda;

import java.util.Arrays;

/** What conda packages are packed as. */
enum CondaFormat {
    /** A zip file of tar files, since conda 4.7. */
    CONDA(".conda", "packages.conda"),
    /** A tar file. */
    TAR_BZ2(".tar.bz2", "packages");

    private final String suffix;
    private final String section;

    CondaFormat(String suffix, String section) {
        this.suffix = suffix;
        this.section = section;
    }

    static CondaFormat ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst()
                .orElseThrow();
    }

    /** The file name's end. */
    String suffix() {
        return suffix;
    }

    /** Where {@code repodata.json} lists them. */
    String section() {
        return section;
    }
}
