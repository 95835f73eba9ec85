package dev.afterrun.storage.listing.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of a folder, checked against its view in the build. */
@CheckedTemplate(basePath = "folder")
final class Templates {
    private Templates() {}

    static native TemplateInstance folder(FolderView folder);
}
