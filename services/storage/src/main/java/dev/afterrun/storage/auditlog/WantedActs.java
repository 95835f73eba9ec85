package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.http.identity.Administered;
import java.time.Instant;
import java.util.Optional;

/**
 * Which acts somebody wants to see.
 *
 * @param of whose; empty for all, those of the installation among them
 * @param since the earliest time
 * @param until the first time that is too late
 * @param who their name, letter by letter
 */
public record WantedActs(
        Optional<Administered> of,
        From from,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> who,
        Optional<Act> act) {

    /** Where they begin. */
    public sealed interface From {
        /** At the newest, going back. */
        record Newest() implements From {}

        /** At the last that is before this position, going back. */
        record Before(long position) implements From {}

        /** At the first that is after this position, going on. */
        record After(long position) implements From {}
    }
}
