package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.auditlog.ActOutcome;
import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.contracts.auditlog.LoggedAct;
import dev.afterrun.contracts.auditlog.LoggedActor;
import dev.afterrun.http.identity.Administered;
import dev.afterrun.storage.auditlog.ActedOn.Whose;
import dev.afterrun.storage.auditlog.WantedActs.From;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of the audit log. */
@ApplicationScoped
class AuditLogRows {
    private static final String ADD = """
        INSERT INTO audit_log (act, outcome, kind, name, issuer, run, address, trace,
            forge, tenant, repository, subject, detail, times, cause)
        VALUES (?, ?, ?, ?, ?, ?, ?::inet, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (cause, act, subject) WHERE cause IS NOT NULL DO NOTHING
        """;

    private static final String READ = """
        SELECT position, at, act, outcome, kind, name, issuer, run, host(address) AS address, trace,
               forge, tenant, repository, subject, detail, times
        FROM audit_log WHERE position IS NOT NULL
        """;

    private final Sql sql;

    AuditLogRows(Sql sql) {
        this.sql = sql;
    }

    @Transactional(TxType.MANDATORY)
    void add(Author by, Act act, ActOutcome outcome, ActedOn on, long times) {
        sql.update(
                ADD,
                act.word(),
                outcome.word(),
                by.kind().word(),
                Told.of(by.name()),
                by.issuer().map(Told::of),
                by.run().map(Told::of),
                by.origin().address().map(InetAddress::getHostAddress),
                by.origin().trace(),
                on.whose().map(whose -> whose.tenant().forge()),
                on.whose().map(whose -> whose.tenant().id()),
                on.whose().map(Whose::name).map(Object::toString),
                Told.of(on.subject()),
                on.detail().map(Told::of),
                times,
                by.cause());
    }

    /** Up to {@code most} of them: the newest first, or where they are wanted after a position, the oldest first. */
    List<LoggedAct> list(WantedActs wanted, int most) {
        var parameters = new ArrayList<Object>();
        var conditions = new StringBuilder();
        wanted.of().ifPresent(administered -> conditions.append(whose(administered, parameters)));
        wanted.since().ifPresent(time -> add(conditions, parameters, "at >= ?", time));
        wanted.until().ifPresent(time -> add(conditions, parameters, "at < ?", time));
        wanted.who().ifPresent(name -> add(conditions, parameters, "name = ?", Told.of(name)));
        wanted.act().ifPresent(act -> add(conditions, parameters, "act = ?", act.word()));
        switch (wanted.from()) {
            case From.Newest() -> conditions.append(" ORDER BY position DESC");
            case From.Before(var position) ->
                add(conditions, parameters, "position < ? ORDER BY position DESC", position);
            case From.After(var position) -> add(conditions, parameters, "position > ? ORDER BY position", position);
        }
        parameters.add(most);
        return sql.list(AuditLogRows::read, READ + conditions + " LIMIT ?", parameters.toArray());
    }

    /** Forgets up to {@code most} that are older; returns how many. */
    @Transactional(TxType.MANDATORY)
    int forget(Duration older, int most) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT audit_log_forget(? * interval '1 millisecond', ?)",
                        older.toMillis(),
                        most)
                .orElse(0);
    }

    private static void add(StringBuilder conditions, List<Object> parameters, String condition, Object parameter) {
        conditions.append(" AND ").append(condition);
        parameters.add(parameter);
    }

    private static String whose(Administered administered, List<Object> parameters) {
        return switch (administered) {
            case Administered.OneTenant(var tenant) -> {
                parameters.addAll(List.of(tenant.forge(), tenant.id()));
                yield " AND forge = ? AND tenant = ?";
            }
            case Administered.EveryoneOfName(var forge, var name) -> {
                parameters.addAll(List.of(forge, name.toString().toLowerCase(Locale.ROOT)));
                yield " AND forge = ? AND lower(repository) = ?";
            }
        };
    }

    private static LoggedAct read(ResultSet row) throws SQLException {
        return new LoggedAct(
                row.getLong("position"),
                row.getTimestamp("at").toInstant(),
                Act.of(row.getString("act")).orElseThrow(),
                ActOutcome.of(row.getString("outcome")),
                new LoggedActor(
                        ActorKind.of(row.getString("kind")),
                        row.getString("name"),
                        text(row, "issuer"),
                        text(row, "run"),
                        text(row, "address"),
                        text(row, "trace")),
                text(row, "forge"),
                text(row, "tenant"),
                text(row, "repository"),
                row.getString("subject"),
                text(row, "detail"),
                row.getLong("times"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
