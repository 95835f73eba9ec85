package dev.afterrun.eventing.log;

import dev.afterrun.contracts.token.TokenKind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as it stands in a log: on one line, and without what looks like a secret. */
final class LogText {
    /** Line ends and control characters, those of terminals and of the direction of writing among them. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private static final String HIDDEN = "[secret]";

    /** Each with what stays readable before it in its first group. */
    private static final Pattern SECRET = Pattern.compile(String.join(
            "|",
            // Credentials of HTTP.
            "((?i:\\b(?:bearer|basic) ))[A-Za-z0-9._~+/=-]{8,}",
            // A signed token, JWT.
            "(\\b)eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{2,}(?:\\.[A-Za-z0-9_-]*)?",
            // Our own tokens of repositories, and those of GitHub.
            "(\\b)(?:" + TokenKind.UPLOAD.prefix() + "|" + TokenKind.INSTALL.prefix() + ")[0-9A-Za-z]+",
            "(\\b)(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})",
            // Who is named in an address, with the password.
            "(://)[^\\s/@:]*:[^\\s/@]+(?=@)",
            // What signs an address of a store, or is the secret of one of ours.
            "((?i:[?&](?:x-amz-signature|x-amz-security-token|x-goog-signature|temp_url_sig|token)=))[^&\\s\"']+",
            "(/v1/shares/[^/\\s]{1,100}/)[^/?\\s\"']+",
            // A link of ours that is signed for a file and a time.
            "(/-/link/)[^/?\\s\"']+",
            "(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[A-Za-z0-9+/=\\s]+"));

    private LogText() {}

    /** {@code text} without secrets, its control characters as four hexadecimal digits; itself where it has none of both. */
    static String of(String text) {
        return escaped(hidden(text));
    }

    private static String hidden(String text) {
        return SECRET.matcher(text).replaceAll(found -> {
            for (var group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    return Matcher.quoteReplacement(found.group(group) + HIDDEN);
                }
            }
            return HIDDEN;
        });
    }

    private static String escaped(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
