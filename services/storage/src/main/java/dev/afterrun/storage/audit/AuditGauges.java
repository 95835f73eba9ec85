package dev.afterrun.storage.audit;

import dev.afterrun.storage.sql.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows what the last audit has found as metrics, asked of the database when somebody looks. */
@ApplicationScoped
class AuditGauges {
    private final Sql sql;

    AuditGauges(Sql sql) {
        this.sql = sql;
    }

    void show(@Observes StartupEvent event, MeterRegistry meters) {
        gauge(meters, "objects", "sum(objects)", "Objects that were compared in the last audit");
        gauge(meters, "strays", "sum(strays)", "Objects without a row in the last audit");
        gauge(meters, "missing", "sum(missing)", "Rows without an object in the last audit");
        gauge(
                meters,
                "suspects",
                "count(*) FILTER (WHERE phase = 'suspect')",
                "Stores whose listing the last audit did not go by");
    }

    private void gauge(MeterRegistry meters, String name, String what, String description) {
        Gauge.builder("afterrun.audit." + name, () -> ofTheLast(what))
                .description(description)
                .register(meters);
    }

    private long ofTheLast(String what) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT " + what + " FROM audit_part WHERE audit_id = (SELECT max(id) FROM audit)")
                .orElse(0L);
    }
}
