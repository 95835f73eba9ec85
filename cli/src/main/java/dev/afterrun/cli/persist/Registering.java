package dev.afterrun.cli.persist;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.set.SetsOfRepository;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SaveSet;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Registers a set. What went straight to a store is there only once the server has read it, which may take a while. */
final class Registering {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final SetsOfRepository sets;
    private final Retry retry;

    Registering(SetsOfRepository sets) {
        this.sets = sets;
        this.retry = sets.server().http().retry();
    }

    /** The generation that {@code request} became. */
    Generation register(SaveSet request) {
        var what = "registering '" + request.name() + "'";
        var waited = Duration.ZERO;
        for (var tries = 1; ; tries++) {
            var known = sets.save(request);
            if (known.isPresent()) {
                return known.get();
            }
            if (waited.compareTo(LIMIT) >= 0) {
                throw new Failure(
                        ExitCode.UNREACHABLE,
                        what,
                        "after " + LIMIT.toMinutes() + " min the server has not read all that was sent",
                        "run it again, what was sent is kept for a while");
            }
            waited = waited.plus(rest(what, tries));
        }
    }

    private Duration rest(String what, int tries) {
        var time = Duration.ofSeconds(Math.min(tries, LONGEST.toSeconds()));
        try {
            retry.say(what, what + ": the server is still reading what was sent");
            retry.rest(time);
            return time;
        } catch (InterruptedIOException e) {
            throw new Failure(ExitCode.UNREACHABLE, what, "it was interrupted", "run it again");
        }
    }
}
