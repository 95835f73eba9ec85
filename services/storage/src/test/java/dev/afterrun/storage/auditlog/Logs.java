package dev.afterrun.storage.auditlog;

import static io.restassured.RestAssured.given;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Somebody of their own name who acts, and what the log has of them. */
@ApplicationScoped
class Logs {
    private final Sql sql;

    Logs(Sql sql) {
        this.sql = sql;
    }

    /** A request of somebody who may do everything. */
    static RequestSpecification as(String name) {
        return given().auth().oauth2(token(name)).contentType("application/json");
    }

    static String token(String name) {
        return Issuer.tokenWith(Map.of("sub", name, "afterrun_trust", "trusted"));
    }

    /** What they did, in order. */
    List<String> of(String name) {
        return sql.list(
                row -> row.getString("act"), "SELECT act FROM audit_log WHERE name = ? ORDER BY position", name);
    }

    /** How many rows there are of an act. */
    long count(String act) {
        return sql.first(row -> row.getLong(1), "SELECT count(*) FROM audit_log WHERE act = ?", act)
                .orElse(0L);
    }
}
