package dev.afterrun.storage.doctor;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.storage.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether the database answers, and is one that can be written to. */
@Singleton
class DatabaseTakesWrites implements Check {
    private static final String NAME = "database";
    private static final String READ_ONLY =
            "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean";

    private final Sql sql;

    DatabaseTakesWrites(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        var readOnly = sql.first(row -> row.getBoolean(1), READ_ONLY).orElseThrow();
        return List.of(
                readOnly
                        ? Finding.wrong(
                                NAME,
                                "it answers, and takes no writes",
                                "let QUARKUS_DATASOURCE_JDBC_URL name the primary, not a standby")
                        : Finding.ok(NAME, "it answers, and takes writes"));
    }
}
