package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.index.TarballFile;

/** Makes sdists as build tools do, and such as nobody should. */
final class SdistFile {
    private SdistFile() {}

    /** One whose {@code PKG-INFO} is of the version {@code metadataVersion} and says {@code moreFields}. */
    static byte[] of(String project, String version, String metadataVersion, String... moreFields) {
        var folder = project + "-" + version + "/";
        return new TarballFile()
                .with(folder + "pyproject.toml", "[build-system]\n")
                .with(folder + project + ".egg-info/PKG-INFO", "Name: of another file\n")
                .with(folder + "PKG-INFO", pkgInfo(project, version, metadataVersion, moreFields))
                .bytes();
    }

    static String pkgInfo(String project, String version, String metadataVersion, String... moreFields) {
        return "Metadata-Version: " + metadataVersion + "\nName: " + project + "\nVersion: " + version + "\n"
                + String.join("", moreFields) + "\nDynamic: of the description\n";
    }
}
