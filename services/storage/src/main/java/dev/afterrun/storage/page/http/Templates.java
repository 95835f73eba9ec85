package dev.afterrun.storage.page.http;

import dev.afterrun.storage.page.PageView;
import dev.afterrun.storage.page.RepositoryView;
import dev.afterrun.storage.signin.http.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages' templates, checked against their views in the build. */
@CheckedTemplate(basePath = "page")
final class Templates {
    private Templates() {}

    /** What this is, and how to publish to {@code events}. */
    static native TemplateInstance home(String events, Visitor visitor);

    /** Where a repository's names lead, and its runs. */
    static native TemplateInstance repository(RepositoryView page, Visitor visitor);

    /** Jobs and their files. */
    static native TemplateInstance listing(PageView page, Visitor visitor);
}
