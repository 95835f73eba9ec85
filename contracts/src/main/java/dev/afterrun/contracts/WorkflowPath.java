package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The file of a workflow of GitHub Actions, from the repository's root.
 *
 * @param value {@code .github/workflows/NAME.yml} or {@code .yaml}, of up to {@value Limits#NAME_LENGTH} characters; no pattern
 */
public record WorkflowPath(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("\\.github/workflows/[^/*?\\p{Cntrl}]+\\.ya?ml");
    private static final int SHOWN = 100;

    /** @throws IllegalArgumentException when no workflow can lie there */
    @JsonCreator
    public WorkflowPath {
        if (!isOne(value)) {
            var shown = value.substring(0, Math.min(value.length(), SHOWN)).replaceAll("\\p{Cntrl}", " ");
            throw new IllegalArgumentException(
                    "'" + shown + "' is no workflow's file; name it from the repository's root, as "
                            + "'.github/workflows/NAME.yml', without patterns");
        }
    }

    /** Whether a workflow can lie there. */
    public static boolean isOne(String path) {
        return path.length() <= Limits.NAME_LENGTH && FORM.matcher(path).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
