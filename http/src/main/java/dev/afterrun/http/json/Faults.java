package dev.afterrun.http.json;

import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a request, so that one answer names it all. */
public final class Faults {
    /** More than a person reads; a hostile body does not get an answer of its own size. */
    private static final int MOST = 100;

    private final List<FieldError> found = new ArrayList<>();

    /** Something is wrong with what stands at {@code pointer}. */
    public void add(String pointer, String detail) {
        add(new FieldError(pointer, detail));
    }

    /** Each of these is wrong with what stands at {@code place}. */
    public void add(String place, List<FieldError> errors) {
        errors.forEach(error -> add(error.below(place)));
    }

    /** A bound was passed; the answer names the first such bound and value by themselves too. */
    public void passed(String pointer, String detail, long limit, long value) {
        add(new FieldError(pointer, detail + "; the limit is " + limit, limit, value));
    }

    /** What stands at {@code pointer} was refused by a record of ours. */
    void refused(String pointer, IllegalArgumentException why) {
        var detail = "is refused: " + why.getMessage();
        add(
                why instanceof LimitPassed passed
                        ? new FieldError(pointer, detail, passed.limit(), passed.value())
                        : new FieldError(pointer, detail));
    }

    /** What was found, in the order in which it was. */
    public List<FieldError> list() {
        return List.copyOf(found);
    }

    /** Throws where anything was found. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw refusal(found);
        }
    }

    /** The 422 that names every one of {@code errors}, of which there is one at least. */
    public static ProblemException refusal(List<FieldError> errors) {
        var first = errors.getFirst();
        return new ProblemException(ProblemType.INVALID.because(
                errors.size() == 1
                        ? (first.pointer() + " " + first.detail()).strip()
                        : errors.size() + " fields are wrong; 'errors' names them",
                errors));
    }

    int count() {
        return found.size();
    }

    /** Whether more would be left out. */
    boolean full() {
        return found.size() >= MOST;
    }

    private void add(FieldError error) {
        if (!full()) {
            found.add(error);
        }
    }
}
