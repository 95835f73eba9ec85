package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a file of a job stands.
 *
 * <pre>
 * AWAITING ──▶ STORED ──▶ EXPIRED
 *    │  ▲▲
 *    │  └┴─ MISSING   (an hour passed; bytes may still come)
 *    └────▶ REFUSED   (its name is taken, or it passes a limit)
 * </pre>
 */
public enum ArtifactState {
    AWAITING,
    STORED,
    MISSING,
    REFUSED,
    EXPIRED;

    /** As JSON writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
