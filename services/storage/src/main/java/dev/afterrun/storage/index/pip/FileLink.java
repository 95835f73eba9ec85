package dev.afterrun.storage.index.pip;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.catalog.PublicUrls;

/**
 * A line of a project's page.
 *
 * @param href from the project's page to the file
 * @param metadata empty where there are none that hold
 * @param requiresPython empty where every Python will do
 */
record FileLink(String fileName, String href, String sha256, String metadata, String requiresPython) {
    static FileLink of(PythonFile file) {
        return new FileLink(
                file.fileName(),
                "../../-/wheels/" + PublicUrls.encoded(file.path()),
                file.sha256().hex(),
                file.metadata().map(Digest::hex).orElse(""),
                file.requiresPython().orElse(""));
    }
}
