package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.LoggedAct;
import dev.afterrun.contracts.auditlog.LoggedActs;
import dev.afterrun.storage.auditlog.WantedActs.From;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads the audit log in pages. Positions are in the order of commits: whoever reads on after the last one that they have seen
 * misses none and sees none twice, whatever is added meanwhile.
 */
@ApplicationScoped
public class ReadAuditLog {
    /** Acts of a page. */
    public static final int PAGE = 100;

    private final AuditLogRows rows;

    ReadAuditLog(AuditLogRows rows) {
        this.rows = rows;
    }

    /** The page that begins there. */
    public LoggedActs page(WantedActs wanted) {
        var found = rows.list(wanted, PAGE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        return new LoggedActs(shown, next(wanted.from(), shown, found.size() > PAGE));
    }

    private static Optional<Long> next(From from, List<LoggedAct> shown, boolean more) {
        var last = shown.isEmpty()
                ? Optional.<Long>empty()
                : Optional.of(shown.getLast().position());
        return switch (from) {
            case From.Newest _, From.Before _ -> last.filter(_ -> more);
            case From.After(var position) -> Optional.of(last.orElse(position));
        };
    }
}
