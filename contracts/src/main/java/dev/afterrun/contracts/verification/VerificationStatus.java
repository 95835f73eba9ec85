package dev.afterrun.contracts.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code GET /v1/verification}.
 *
 * @param pass the one that is under way, else the last
 * @param nextAt when the next begins by itself
 * @param rate bytes a second that all replicas together read
 * @param damagedCopies that are there now
 * @param damaged up to {@value #SHOWN} of them, the oldest first
 */
public record VerificationStatus(
        Optional<VerificationPass> pass,
        Optional<Instant> nextAt,
        long rate,
        long damagedCopies,
        List<DamagedCopy> damaged) {
    /** Damaged copies that an answer shows. */
    public static final int SHOWN = 100;

    public VerificationStatus {
        damaged = damaged == null ? List.of() : List.copyOf(damaged);
    }
}
