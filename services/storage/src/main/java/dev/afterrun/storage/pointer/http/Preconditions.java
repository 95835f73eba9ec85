package dev.afterrun.storage.pointer.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.pointer.Expectation;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of a request's headers (RFC 9110, 13.1), as far as pointers have them. */
final class Preconditions {
    private static final Pattern ETAG = Pattern.compile("\\s*\"([0-9]{1,18})\"\\s*");

    private Preconditions() {}

    /** What {@code If-Match: "VERSION"} and {@code If-None-Match: *} expect. */
    static Expectation of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Expectation.Both(
                Optional.ofNullable(ifMatch).map(Preconditions::version).orElseGet(Expectation.Anything::new),
                Optional.ofNullable(ifNoneMatch).map(Preconditions::absent).orElseGet(Expectation.Anything::new));
    }

    /** The version as an entity tag. */
    static String etag(long version) {
        return "\"" + version + "\"";
    }

    private static Expectation version(String header) {
        var form = ETAG.matcher(header);
        if (!form.matches()) {
            throw invalid("If-Match takes one ETag that a pointer was answered with, such as \"7\"");
        }
        return new Expectation.AtVersion(Long.parseLong(form.group(1)));
    }

    private static Expectation absent(String header) {
        if (!header.strip().equals("*")) {
            throw invalid("If-None-Match takes '*' alone, for a pointer that is to be new");
        }
        return new Expectation.Absent();
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(ProblemType.INVALID.because(why));
    }
}
