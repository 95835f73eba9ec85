package dev.afterrun.storage.auditlog;

import dev.afterrun.duework.Forgetful;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Forgets acts of long ago. */
@ApplicationScoped
class ForgetActs implements Forgetful {
    /** The database's own bound. */
    private static final Duration LEAST = Duration.ofDays(30);

    private final AuditLogRows rows;
    private final AuditLogSettings settings;

    ForgetActs(AuditLogRows rows, AuditLogSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    void check(@Observes StartupEvent event) {
        checked(settings.memory());
    }

    /** The memory, unless the database would not forget so soon. */
    static Duration checked(Duration memory) {
        if (memory.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("AFTERRUN_AUDIT_LOG_MEMORY is " + memory
                    + "; give at least 30 days, which the database keeps anyway");
        }
        return memory;
    }

    @Override
    public String kind() {
        return "forget-acts";
    }

    @Override
    public int forget(int most) {
        return rows.forget(settings.memory(), most);
    }
}
