package dev.afterrun.eventing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: doubled each time, with jitter, between two bounds. */
public record Backoff(Duration least, Duration most) {

    /** The wait after {@code tries} failures, 1 or more: between half and the whole of the doubled time. */
    public Duration after(int tries) {
        var doubled = least.toMillis() << Math.clamp(tries - 1, 0, 20);
        var whole = Math.clamp(doubled, 1, most.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
    }
}
