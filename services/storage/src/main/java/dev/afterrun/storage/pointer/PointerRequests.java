package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.pointer.MovePointer;
import dev.afterrun.contracts.pointer.PointerRule;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that the words of a request have to keep; all that are broken are told at once. */
final class PointerRequests {
    private PointerRequests() {}

    /** Refuses a move that names no destination, or two, or more than the limits allow. */
    static void check(MovePointer request) {
        var errors = new ArrayList<FieldError>();
        if (request.to().isPresent() == request.follow().isPresent()) {
            errors.add(new FieldError("/to", "one of 'to' and 'follow' says where it is to lead, and not both"));
        }
        request.follow().ifPresent(rule -> check(rule, errors));
        checkReason(request.reason(), errors);
        refuse(errors);
    }

    /** Refuses a reason that is too long. */
    static void checkReason(Optional<String> reason) {
        var errors = new ArrayList<FieldError>();
        checkReason(reason, errors);
        refuse(errors);
    }

    private static void check(PointerRule rule, List<FieldError> errors) {
        checkName("/follow/branch", "a branch", rule.branch(), errors);
        if (rule.jobs().size() > Limits.POINTER_JOBS) {
            errors.add(new FieldError(
                    "/follow/jobs",
                    "a rule names fewer jobs",
                    Limits.POINTER_JOBS,
                    rule.jobs().size()));
        }
        for (var i = 0; i < rule.jobs().size(); i++) {
            checkName("/follow/jobs/" + i, "a job", rule.jobs().get(i), errors);
        }
    }

    private static void checkName(String pointer, String what, String name, List<FieldError> errors) {
        if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
            errors.add(new FieldError(
                    pointer,
                    what + " has 1 to " + Limits.NAME_LENGTH + " characters",
                    Limits.NAME_LENGTH,
                    name.length()));
        }
    }

    private static void checkReason(Optional<String> reason, List<FieldError> errors) {
        reason.filter(text -> text.length() > Limits.POINTER_REASON)
                .ifPresent(text -> errors.add(new FieldError(
                        "/reason", "a reason has fewer characters", Limits.POINTER_REASON, text.length())));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID.because(errors.getFirst().detail() + "; correct that and try again", errors));
        }
    }
}
