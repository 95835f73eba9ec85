package dev.afterrun.storage.auditlog.http;

import dev.afterrun.contracts.auditlog.LoggedAct;
import dev.afterrun.contracts.auditlog.LoggedActs;
import dev.afterrun.storage.page.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The audit log as a page shows it.
 *
 * @param whose the repository, or the installation
 * @param next where the page goes on
 */
record AuditLogView(String whose, List<Row> rows, Optional<String> next) {
    static AuditLogView of(String whose, Question question, LoggedActs page, Instant now) {
        return new AuditLogView(
                whose,
                page.acts().stream()
                        .map(act -> new Row(Moment.of(act.at(), now), act))
                        .toList(),
                page.next().filter(_ -> !page.acts().isEmpty()).map(question::next));
    }

    /** An act, and when it was. */
    record Row(Moment at, LoggedAct act) {}
}
