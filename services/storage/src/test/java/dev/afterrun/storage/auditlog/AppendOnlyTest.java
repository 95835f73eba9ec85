package dev.afterrun.storage.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.http.origin.Origin;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.SqlFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database does to whoever would change what was done. */
@QuarkusTest
class AppendOnlyTest {
    private static final String OLD = """
        INSERT INTO audit_log (act, outcome, kind, name, subject, at)
        VALUES ('pointer-moved', 'done', 'account', ?, 'pointer latest', clock_timestamp() - interval '401 days')
        """;

    private final String name = UUID.randomUUID().toString();

    @Inject
    Sql sql;

    @Inject
    AuditLog auditLog;

    @Inject
    ForgetActs forgetActs;

    @Inject
    Logs logs;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET name = 'somebody else'",
                "UPDATE audit_log SET position = position + 1000000",
                "UPDATE audit_log SET position = NULL",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "DELETE FROM audit_log WHERE at < now() + interval '1 day'"
            })
    void whatIsThereStays(String statement) {
        // Given
        done();

        // When // Then
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> sql.update(statement)))
                .isInstanceOf(SqlFailed.class)
                .hasMessageContaining("the audit log is only added to");
        assertThat(logs.of(name)).containsExactly("pointer-moved");
    }

    @Test
    void whoSaysThatTheyForgetDeletesNothingYoungerThanThirtyDays() {
        // Given
        done();

        // When // Then
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.first(row -> true, "SELECT set_config('afterrun.audit_log_forgets', 'on', true)");
                    sql.update("DELETE FROM audit_log WHERE name = ?", name);
                }))
                .hasMessageContaining("the audit log is only added to");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> sql.first(row -> row.getInt(1), "SELECT audit_log_forget(interval '0', 100000)")))
                .isPresent();
        assertThat(logs.of(name)).containsExactly("pointer-moved");
    }

    @Test
    void whatIsOldEnoughIsForgottenByTheOneWay() {
        // Given
        done();
        for (var row = 0; row < 3; row++) {
            QuarkusTransaction.requiringNew().run(() -> sql.update(OLD, name));
        }

        // When // Then
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update("DELETE FROM audit_log WHERE at < now() - interval '400 days'")))
                .hasMessageContaining("the audit log is only added to");
        assertThat(QuarkusTransaction.requiringNew().call(() -> forgetActs.forget(2)))
                .isEqualTo(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> forgetActs.forget(500)))
                .isPositive();
        assertThat(logs.of(name)).containsExactly("pointer-moved");
    }

    @Test
    void aMemoryThatTheDatabaseWouldNotHaveIsRefusedAtTheStart() {
        assertThat(ForgetActs.checked(Duration.ofDays(30))).isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(() -> ForgetActs.checked(Duration.ofDays(29)))
                .hasMessageContaining("AFTERRUN_AUDIT_LOG_MEMORY");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    add();
                    throw new IllegalStateException("it cannot be done");
                }))
                .hasMessageContaining("it cannot be done");

        // Then
        assertThat(logs.of(name)).isEmpty();
    }

    @Test
    void outsideOfATransactionNothingIsDone() {
        assertThatThrownBy(this::add).isInstanceOf(RuntimeException.class);
        assertThat(logs.of(name)).isEmpty();
    }

    /** As the reference says that it can be set up. */
    @Test
    void whoDoesNotOwnTheTableAddsAndForgetsAndDoesNothingElse() {
        // Given
        done();
        QuarkusTransaction.requiringNew().run(() -> sql.update(OLD, name));
        var role = "r" + name.replace("-", "");
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("CREATE ROLE " + role);
            sql.update("GRANT USAGE ON SCHEMA storage TO " + role);
            sql.update("GRANT SELECT, INSERT ON audit_log TO " + role);
        });

        // When // Then
        as(role, () -> {
            sql.update(
                    "INSERT INTO audit_log (act, outcome, kind, name, subject)"
                            + " VALUES ('pointer-removed', 'done', 'account', ?, 'pointer latest')",
                    name);
        });
        as(role, () -> sql.first(row -> row.getInt(1), "SELECT audit_log_forget(interval '400 days', 100000)"));
        assertThat(logs.of(name)).containsExactly("pointer-moved", "pointer-removed");
        for (var statement : List.of(
                "UPDATE audit_log SET name = 'x'",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "ALTER TABLE audit_log DISABLE TRIGGER ALL",
                "DROP TABLE audit_log",
                "SET session_replication_role = replica")) {
            assertThatThrownBy(() -> as(role, () -> sql.update(statement)))
                    .as(statement)
                    .isInstanceOf(SqlFailed.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    /** The statements of the reference, of which nothing stays behind. */
    @Test
    void whoGivesTheTableAwayAddsAndForgetsStill() {
        var auditor = "a" + name.replace("-", "");
        var storage = "s" + name.replace("-", "");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    List.of(
                                    "CREATE ROLE " + storage,
                                    "GRANT USAGE ON SCHEMA storage TO " + storage,
                                    "CREATE ROLE " + auditor,
                                    "GRANT USAGE, CREATE ON SCHEMA storage TO " + auditor,
                                    "ALTER TABLE storage.audit_log OWNER TO " + auditor,
                                    "ALTER FUNCTION storage.audit_log_place() OWNER TO " + auditor,
                                    "ALTER FUNCTION storage.audit_log_keep() OWNER TO " + auditor,
                                    "ALTER FUNCTION storage.audit_log_forget(interval, int) OWNER TO " + auditor,
                                    "REVOKE CREATE ON SCHEMA storage FROM " + auditor,
                                    "GRANT SELECT, INSERT ON storage.audit_log TO " + storage,
                                    "SET LOCAL ROLE " + storage)
                            .forEach(sql::update);
                    sql.update(OLD, name);
                    add();
                    // As the commit does.
                    sql.update("SET CONSTRAINTS ALL IMMEDIATE");
                    var forgotten =
                            sql.first(row -> row.getInt(1), "SELECT audit_log_forget(interval '400 days', 100000)");
                    throw new IllegalStateException(
                            "left: " + logs.of(name) + ", some were forgotten: " + (forgotten.orElse(0) > 0));
                }))
                .hasMessageContaining("left: [pointer-moved], some were forgotten: true");
    }

    private void as(String role, Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("SET LOCAL ROLE " + role);
            work.run();
        });
    }

    private void done() {
        QuarkusTransaction.requiringNew().run(this::add);
    }

    private void add() {
        auditLog.done(
                new Author(
                        ActorKind.ACCOUNT, name, Optional.empty(), Optional.empty(), Origin.NOWHERE, Optional.empty()),
                Act.POINTER_MOVED,
                ActedOn.ofInstallation("pointer latest"));
    }
}
