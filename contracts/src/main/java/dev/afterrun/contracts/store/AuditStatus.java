package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the audit is that was begun last, and what it has found.
 *
 * @param repair whether it mends, too
 * @param findings up to {@value #SHOWN} of them, what is missing first
 */
public record AuditStatus(
        long id,
        boolean repair,
        State state,
        Instant startedAt,
        Optional<Instant> finishedAt,
        List<StoreAudit> stores,
        List<AuditFinding> findings) {
    /** Findings that an answer shows. */
    public static final int SHOWN = 100;

    public AuditStatus {
        stores = stores == null ? List.of() : List.copyOf(stores);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** Whether there is still work under way. */
    @JsonIgnore
    public boolean isUnderWay() {
        return state == State.UNDER_WAY;
    }

    /** Whether it goes on. */
    public enum State {
        UNDER_WAY,
        DONE,
        STOPPED;

        /** As it stands in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
