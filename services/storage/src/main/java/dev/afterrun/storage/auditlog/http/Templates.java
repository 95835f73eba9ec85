package dev.afterrun.storage.auditlog.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of the audit log, checked against its view in the build. */
@CheckedTemplate(basePath = "auditlog")
final class Templates {
    private Templates() {}

    static native TemplateInstance log(AuditLogView page);
}
