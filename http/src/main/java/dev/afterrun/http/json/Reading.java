package dev.afterrun.http.json;

import dev.afterrun.contracts.problem.Problem.FieldError;
import java.util.List;

/** What became of JSON that was to be a record. */
public sealed interface Reading<T> {
    /** It is one. */
    record Done<T>(T value) implements Reading<T> {}

    /** It is none; each field that is wrong, by JSON Pointer. */
    record Refused<T>(List<FieldError> errors) implements Reading<T> {}
}
