package dev.afterrun.storage.upload;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.json.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is wrong with a request, so that one answer names it all. */
final class Faults {
    /** More than a person reads; a hostile body does not get an answer of its own size. */
    private static final int MOST = 100;

    private final List<FieldError> found = new ArrayList<>();
    private Optional<Passed> passed = Optional.empty();

    void add(String pointer, String detail) {
        if (found.size() < MOST) {
            found.add(new FieldError(pointer, detail));
        }
    }

    /** A bound that was passed; the answer names the first such bound and value by themselves too. */
    void passed(String pointer, String detail, long limit, long value) {
        add(pointer, detail + "; the limit is " + limit);
        if (passed.isEmpty()) {
            passed = Optional.of(new Passed(limit, value));
        }
    }

    /** Throws where anything was found. */
    void refuse() {
        if (!found.isEmpty()) {
            throw new ProblemException(problem());
        }
    }

    private Problem problem() {
        var problem = RecordReader.refused(found).problem();
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                passed.map(bound -> Long.toString(bound.limit())),
                passed.map(bound -> Long.toString(bound.value())),
                problem.errors());
    }

    private record Passed(long limit, long value) {}
}
