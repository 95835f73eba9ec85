package dev.afterrun.storage.index.pip;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The index as HTML (PEP 503), checked against what it shows in the build. */
@CheckedTemplate(basePath = "simple")
final class Templates {
    private Templates() {}

    static native TemplateInstance projects(List<String> projects);

    static native TemplateInstance project(String name, List<FileLink> files);
}
