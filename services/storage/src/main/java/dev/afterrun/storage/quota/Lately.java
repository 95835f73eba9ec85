package dev.afterrun.storage.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What was found lately: it is looked for at most once a minute, however many ask how often; what cannot be found then stays as it was. */
final class Lately<T> {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final Clock clock;
    private final Supplier<T> search;
    private Instant until = Instant.MIN;
    private T found;

    /** @param first what is there before anything was found */
    Lately(Clock clock, T first, Supplier<T> search) {
        this.clock = clock;
        this.found = first;
        this.search = search;
    }

    synchronized T get() {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            // Before it is looked for: a database that is away is not waited for by each who asks.
            until = now.plus(GOOD_FOR);
            found = search.get();
        }
        return found;
    }
}
