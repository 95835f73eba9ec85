package dev.afterrun.ingest.event.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The attributes of a CloudEvent in binary mode, as header fields (CloudEvents HTTP binding 1.0.2, section 3.1.3). */
final class BinaryHeaders {
    private static final String PREFIX = "ce-";

    private BinaryHeaders() {}

    /** By name in lower case, without the prefix; the content type goes by the name that CloudEvents has for it. */
    static Map<String, String> attributes(MultiMap headers, String contentType) {
        var attributes = new LinkedHashMap<String, String>();
        for (var header : headers) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), decoded(name, header.getValue()));
            }
        }
        attributes.put("datacontenttype", contentType);
        return attributes;
    }

    private static String decoded(String name, String value) {
        var text = unquoted(value.strip());
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            // A plus stands for itself here, not for a space.
            var bytes = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            return utf8(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw malformed(name, "has a '%' that is not followed by two hexadecimal digits");
        } catch (CharacterCodingException e) {
            throw malformed(name, "is no UTF-8 once its '%' are undone");
        }
    }

    /** Never with a character in the place of what is none: two ids would become the same. */
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static ProblemException malformed(String name, String why) {
        return new ProblemException(ProblemType.MALFORMED.because("the header '" + name + "' " + why));
    }

    private static String unquoted(String text) {
        var quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }
}
