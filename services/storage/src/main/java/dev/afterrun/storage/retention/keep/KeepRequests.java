package dev.afterrun.storage.retention.keep;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.contracts.pin.KeepTime;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.retention.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that the words of a request have to keep; all that are broken are told at once. */
final class KeepRequests {
    private KeepRequests() {}

    /** How long files are to be kept, where the request keeps all rules. */
    static KeepTime check(KeepFiles request, Optional<Duration> longest) {
        var errors = new ArrayList<FieldError>();
        var time = time(request.lasting(), errors);
        time.flatMap(wanted -> longest.filter(wanted::passes))
                .ifPresent(most -> errors.add(new FieldError(
                        "/lasting",
                        "files are kept for up to " + new Span(most) + " here",
                        Optional.of(most.toString()),
                        Optional.of(request.lasting()))));
        checkText("/reason", "a reason", request.reason(), Limits.PIN_REASON, errors);
        request.owner().ifPresent(owner -> checkText("/owner", "an owner", owner, Limits.NAME_LENGTH, errors));
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID.because(errors.getFirst().detail() + "; correct that and try again", errors));
        }
        return time.orElseThrow();
    }

    private static Optional<KeepTime> time(String words, List<FieldError> errors) {
        try {
            return Optional.of(KeepTime.parse(words));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/lasting", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static void checkText(String pointer, String what, String text, int limit, List<FieldError> errors) {
        if (text.isBlank() || text.length() > limit) {
            errors.add(new FieldError(
                    pointer, what + " has 1 to " + limit + " characters", limit, text.isBlank() ? 0 : text.length()));
        }
    }
}
