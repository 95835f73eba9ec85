package dev.afterrun.storage.share.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands between the parts of a form (RFC 2046, 5.1.1). */
final class Boundary {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private Boundary() {}

    /** The boundary that {@code contentType} names; 415 where that is no form, 400 where it has no boundary of 1 to 70 characters. */
    static byte[] of(Optional<String> contentType) {
        var type = contentType
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("multipart/form-data"))
                .orElseThrow(() -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                        "files come in a form, multipart/form-data, as curl -F file=@NAME sends it; or each by PUT")));
        var parameter = PARAMETER.matcher(type);
        if (!parameter.find()) {
            throw new ProblemException(
                    ProblemType.MALFORMED.because("the form's Content-Type has no boundary of 1 to 70 characters"));
        }
        var value = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
