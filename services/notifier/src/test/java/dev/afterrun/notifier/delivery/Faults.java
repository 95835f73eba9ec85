package dev.afterrun.notifier.delivery;

import dev.afterrun.forge.github.GitHubFault;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens at requests of one kind. */
final class Faults {
    private Faults() {}

    /** Goes wrong at the request of that number, from 1, whose method and path begin so. */
    static GitHubFault.Plan at(int number, String beginning, GitHubFault fault) {
        var seen = new AtomicInteger();
        return request -> request.startsWith(beginning) && seen.incrementAndGet() == number ? fault : null;
    }

    /** Before the first such request, this happens; the request itself goes well. */
    static GitHubFault.Plan once(String beginning, Runnable incident) {
        var seen = new AtomicInteger();
        return request -> {
            if (request.startsWith(beginning) && seen.incrementAndGet() == 1) {
                incident.run();
            }
            return null;
        };
    }
}
