package dev.afterrun.ingest.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of a body is read, and for how long.
 *
 * @param advice what a sender can do whose body is larger
 */
public record Bounds(int bytes, String advice, Optional<Duration> patience) {
    ProblemException tooLarge(String value) {
        return new ProblemException(ProblemType.TOO_LARGE.because(
                "the body has " + value + " bytes; the limit is " + bytes + ". " + advice, bytes, value));
    }

    ProblemException tooSlow(Duration limit) {
        return new ProblemException(ProblemType.TOO_SLOW.because(
                "the body is not whole after " + limit.toSeconds() + " seconds; send it faster", limit, "longer"));
    }
}
