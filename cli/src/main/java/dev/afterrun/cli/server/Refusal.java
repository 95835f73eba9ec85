package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** An answer that says no, as the one line that people read. */
public final class Refusal {
    private static final int SHOWN = 10;

    private Refusal() {}

    /** What a command ends with when {@code what} it tried was answered so. */
    public static Failure of(String what, Answer answer) {
        var problem = problem(answer);
        var why = problem.map(Refusal::sentence).orElse("the server answered " + answer.status());
        // Most details end with the mend, after a semicolon; a second one would only lengthen the line.
        return detail(answer).filter(detail -> detail.contains(";")).isPresent()
                ? new Failure(exitCode(answer.status()), what, why)
                : new Failure(exitCode(answer.status()), what, why, mend(answer.status(), problem));
    }

    /** Whether the answer is a problem of this kind. */
    public static boolean is(ProblemType type, Answer answer) {
        return problem(answer)
                .filter(problem -> type.uri().equals(problem.type()))
                .isPresent();
    }

    static Optional<String> detail(Answer answer) {
        return problem(answer).flatMap(problem -> Optional.ofNullable(problem.detail()));
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 300, 401, 403, 409, 412 -> ExitCode.REFUSED;
            case 404, 410 -> ExitCode.NONE_THERE;
            case 408, 429 -> ExitCode.UNREACHABLE;
            default -> status >= 500 ? ExitCode.UNREACHABLE : ExitCode.REJECTED;
        };
    }

    private static String mend(int status, Optional<Problem> problem) {
        return switch (status) {
            case 401 -> "give a valid token as AFTERRUN_TOKEN";
            case 403 -> "use a token that covers this repository and this command";
            case 404, 410 -> "look for a mistake in the name or the address";
            case 409 ->
                problem.filter(known -> ProblemType.NAME_TAKEN.uri().equals(known.type()))
                                .isPresent()
                        ? "rename, or publish them as a --new-version"
                        : "try again";
            case 413 -> "publish less";
            default -> "correct that and try again";
        };
    }

    private static String sentence(Problem problem) {
        var detail = Optional.ofNullable(problem.detail()).or(() -> Optional.ofNullable(problem.title()));
        var errors = problem.errors().stream()
                .limit(SHOWN)
                .map(error -> error.pointer() + " " + error.detail())
                .collect(Collectors.joining(", "));
        var more = problem.errors().size() - SHOWN;
        return detail.orElse("the server answered " + problem.status())
                + bound(problem)
                + (errors.isEmpty() ? "" : " [" + errors + (more > 0 ? " and " + more + " more" : "") + "]");
    }

    /** The bound that was passed and by what, where the sentence and the fields do not say so themselves. */
    private static String bound(Problem problem) {
        var said = problem.detail() + problem.errors();
        return problem.limit()
                .filter(limit -> !said.contains(limit)
                        || problem.value()
                                .filter(value -> !said.contains(value))
                                .isPresent())
                .map(limit -> " (the limit is " + limit
                        + problem.value().map(value -> ", this is " + value).orElse("") + ")")
                .orElse("");
    }

    private static Optional<Problem> problem(Answer answer) {
        if (answer.header("Content-Type")
                .filter(type -> type.startsWith(Problem.MEDIA_TYPE))
                .isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(answer.body(), Problem.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
