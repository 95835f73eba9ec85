package dev.afterrun.storage.page.http;

import dev.afterrun.storage.page.PageView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages' templates, checked against their views in the build. */
@CheckedTemplate(basePath = "page")
final class Templates {
    private Templates() {}

    /** What this is, and how to publish to {@code events}. */
    static native TemplateInstance home(String events);

    /** Jobs and their files. */
    static native TemplateInstance listing(PageView page);
}
