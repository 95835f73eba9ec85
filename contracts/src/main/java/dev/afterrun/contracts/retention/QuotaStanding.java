package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A quota, and how much of it is used.
 *
 * @param of the repository's name, or its account's
 * @param softFiles files above which people are warned
 * @param softBytes bytes above which people are warned
 * @param hardFiles files that no upload may pass
 * @param hardBytes bytes that no upload may pass
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuotaStanding(
        String of,
        long files,
        long bytes,
        Optional<Long> softFiles,
        Optional<Long> softBytes,
        Optional<Long> hardFiles,
        Optional<Long> hardBytes) {
    /** Whether people are to be warned. */
    public boolean aboveSoft() {
        return passes(softFiles, softBytes);
    }

    /** Whether there is more than may be. */
    public boolean aboveHard() {
        return passes(hardFiles, hardBytes);
    }

    private boolean passes(Optional<Long> mostFiles, Optional<Long> mostBytes) {
        return mostFiles.filter(most -> files > most).isPresent()
                || mostBytes.filter(most -> bytes > most).isPresent();
    }
}
