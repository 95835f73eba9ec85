package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Hex;
import java.nio.charset.StandardCharsets;

/**
 * A job's identity in the form that fits in a URL; whoever knows the identity can compute it.
 *
 * @param value 32 hexadecimal digits: the first half of the SHA-256 over the identity's parts, each ended by NUL
 */
public record JobKey(@JsonValue String value) {
    private static final int DIGITS = 32;

    /** @throws IllegalArgumentException when {@code value} is not 32 lower-case hexadecimal digits */
    @JsonCreator
    public JobKey {
        if (!Hex.isDigits(value, DIGITS)) {
            throw new IllegalArgumentException("a job's key is 32 hexadecimal digits, not '" + value + "'");
        }
    }

    static JobKey of(JobId id) {
        var parts = String.join(
                "\0",
                id.repository().forge(),
                id.repository().id(),
                id.source(),
                id.run(),
                Integer.toString(id.attempt()),
                id.job(),
                "");
        return new JobKey(
                Digest.of(parts.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
