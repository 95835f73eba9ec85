package dev.afterrun.storage.auditlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the audit log is kept. */
@ConfigMapping(prefix = "afterrun.audit-log")
public interface AuditLogSettings {
    /** How long an act is told of. At least 30 days: the database keeps those, whatever is asked of it. */
    @WithDefault("P400D")
    Duration memory();
}
