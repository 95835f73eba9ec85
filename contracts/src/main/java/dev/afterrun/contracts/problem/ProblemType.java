package dev.afterrun.contracts.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Every kind of error that the HTTP services answer with; its URI never changes. */
public enum ProblemType {
    MALFORMED(400, "The body cannot be read"),
    INVALID(422, "The request breaks a rule"),
    UNAUTHENTICATED(401, "No valid token"),
    UNSIGNED(401, "No valid signature"),
    FORBIDDEN(403, "The token does not allow this"),
    SCOPE_REFUSED(403, "The job's scope does not allow this"),
    NOT_FOUND(404, "Nothing is here"),
    EXPIRED(410, "It was here and has expired"),
    NAME_TAKEN(409, "The name is taken by other content"),
    POINTER_REFUSED(409, "The pointer stays where it is"),
    UPLOADS_REFUSED(409, "Uploads stay as they are"),
    KEPT(409, "Somebody keeps it"),
    QUOTA_PASSED(409, "A quota would be passed"),
    NOT_HERE(409, "What it needs is not here"),
    CONFLICT(409, "It is being changed by somebody else"),
    WRONG_OFFSET(409, "The upload goes on elsewhere"),
    AMBIGUOUS(300, "Several things go by this name"),
    TOO_LARGE(413, "A limit is passed"),
    TOO_SLOW(408, "It comes too slowly"),
    DIGEST_MISMATCH(422, "The bytes are not those of the digest"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not taken"),
    METHOD_NOT_ALLOWED(405, "This method is not taken here"),
    MISDIRECTED(421, "It was asked for under a name that is not ours"),
    PRECONDITION_FAILED(412, "It is not what the condition asks for"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside"),
    TOO_MANY(429, "Too many requests"),
    UNAVAILABLE(503, "It cannot be done right now"),
    INTERNAL(500, "A fault of ours");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Stable: {@code urn:afterrun:problem:name-taken}. */
    public URI uri() {
        return URI.create(
                "urn:afterrun:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A problem of this kind. {@code detail} is one sentence: what, why and the mend. */
    public Problem because(String detail) {
        return new Problem(uri(), title, status, detail, Optional.empty(), Optional.empty(), List.of());
    }

    /** A problem of this kind in the words of the exception that refused it. */
    public Problem because(Exception refusal) {
        return because(Objects.requireNonNullElseGet(refusal.getMessage(), refusal::toString));
    }

    /** A problem of this kind about a bound that was passed. */
    public Problem because(String detail, Object limit, Object value) {
        return new Problem(
                uri(), title, status, detail, Optional.of(limit.toString()), Optional.of(value.toString()), List.of());
    }

    /** A problem of this kind about several fields at once; the first bound that one of them passes is the problem's. */
    public Problem because(String detail, List<Problem.FieldError> errors) {
        var passed = errors.stream().filter(error -> error.limit().isPresent()).findFirst();
        return new Problem(
                uri(),
                title,
                status,
                detail,
                passed.flatMap(Problem.FieldError::limit),
                passed.flatMap(Problem.FieldError::value),
                errors);
    }
}
