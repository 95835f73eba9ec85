package dev.afterrun.contracts.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An error as RFC 9457 has it ({@code application/problem+json}).
 *
 * @param type a stable URI, one per kind of error
 * @param title the kind, in a few words
 * @param detail this occurrence: what, why and the mend
 * @param limit the bound that was passed, where one was
 * @param value what was seen instead
 * @param errors each field that is wrong, all at once
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        Optional<String> limit,
        Optional<String> value,
        List<FieldError> errors) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Lists are never null, whatever the JSON left out. */
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** What kind of error it is, in the one word that its type ends with: {@code name-taken}. */
    public String kind() {
        var uri = type.toString();
        return uri.substring(uri.lastIndexOf(':') + 1);
    }

    /** One field that is wrong, by JSON Pointer (RFC 6901), and why; with the bound and the value where one was passed. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldError(String pointer, String detail, Optional<String> limit, Optional<String> value) {

        /** A field that passes no bound. */
        public FieldError(String pointer, String detail) {
            this(pointer, detail, Optional.empty(), Optional.empty());
        }

        /** A field that passes a bound. */
        public FieldError(String pointer, String detail, long limit, long value) {
            this(pointer, detail, Optional.of(Long.toString(limit)), Optional.of(Long.toString(value)));
        }

        /** The same of what stands at {@code place} in a larger whole. */
        public FieldError below(String place) {
            return new FieldError(place + pointer, detail, limit, value);
        }
    }
}
