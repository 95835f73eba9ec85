package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Waits for work of the server, which goes on whether anybody waits or not.
 *
 * @param what it is, such as {@code waiting for the audit}
 * @param question the command that tells how far it is
 */
public record Waiting(String what, String question, Pause pause) {
    private static final Duration PACE = Duration.ofSeconds(2);

    /**
     * What the server said last: the first thing that is not under way.
     *
     * @param begun what it said when it began
     * @param ask asks again; is given what was said before
     * @throws Failure when it is under way for longer than {@code limit}
     */
    public <T> T await(T begun, Duration limit, Predicate<T> isUnderWay, UnaryOperator<T> ask) {
        var status = begun;
        for (var waited = Duration.ZERO; isUnderWay.test(status); waited = waited.plus(rest())) {
            if (waited.compareTo(limit) >= 0) {
                throw unfinished(limit);
            }
            status = ask.apply(status);
        }
        return status;
    }

    /** It has not ended after so long. */
    public Failure unfinished(Duration limit) {
        return failure("it is not done after " + limit.toSeconds() + " s");
    }

    private Duration rest() {
        try {
            pause.last(PACE);
            return PACE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted");
        }
    }

    private Failure failure(String why) {
        return new Failure(
                ExitCode.UNREACHABLE, what, why, "it goes on; ask with '" + question + "', or give a longer --timeout");
    }
}
