package dev.afterrun.ingest.produced;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.stream.Collectors;

/** A record that is not put on the queue, with all that is wrong with it in its message: the cause that its dead letter has. */
final class RefusedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String word;

    private RefusedRecord(String word, String message, Throwable cause) {
        super(message, cause);
        this.word = word;
    }

    static RefusedRecord of(RuntimeException why) {
        return why instanceof ProblemException refusal
                ? new RefusedRecord(refusal.problem().kind(), message(refusal.problem()), refusal)
                : new RefusedRecord(ProblemType.INTERNAL.because("").kind(), "it could not be taken: " + why, why);
    }

    /** The kind of problem, such as {@code forbidden}. */
    String word() {
        return word;
    }

    private static String message(Problem problem) {
        return problem.errors().size() < 2
                ? problem.detail()
                : problem.errors().stream()
                        .map(error -> error.pointer() + " " + error.detail())
                        .collect(Collectors.joining("; "));
    }
}
