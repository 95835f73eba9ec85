package dev.afterrun.storage.viewer.http;

import dev.afterrun.storage.viewer.Hits;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The viewer's templates, checked against what they show in the build. */
@CheckedTemplate(basePath = "viewer")
final class Templates {
    private Templates() {}

    /** A page of lines. */
    static native TemplateInstance text(ShownFile file, TextNavigation text);

    /** Lines with {@code words} in them. */
    static native TemplateInstance hits(ShownFile file, String words, Hits hits);

    /** Why the file is not shown. */
    static native TemplateInstance refused(ShownFile file, String why);
}
