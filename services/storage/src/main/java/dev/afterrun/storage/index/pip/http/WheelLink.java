package dev.afterrun.storage.index.pip.http;

import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.index.pip.IndexedWheel;

/**
 * A line of a project's page.
 *
 * @param href from the project's page to the file
 * @param requiresPython empty where every Python will do
 */
record WheelLink(String fileName, String href, String sha256, String metadata, String requiresPython) {
    static WheelLink of(IndexedWheel wheel) {
        return new WheelLink(
                wheel.fileName(),
                "../../-/wheels/" + PublicUrls.encoded(wheel.path()),
                wheel.sha256().hex(),
                wheel.metadata().hex(),
                wheel.requiresPython().orElse(""));
    }
}
