package dev.afterrun.storage.download;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** RFC 3986, 2.1, strictly: every escape is whole, the bytes are UTF-8, and a plus is a plus. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** @throws IllegalArgumentException when an escape is cut off, or the bytes are no UTF-8 or have a NUL, as no name has */
    static String decode(String raw) {
        if (raw.indexOf('%') < 0 && raw.chars().allMatch(c -> c < 0x80)) {
            return raw;
        }
        var source = raw.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(source.length);
        for (var i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                bytes.write(16 * digit(source, i + 1) + digit(source, i + 2));
                i += 2;
            } else {
                bytes.write(source[i]);
            }
        }
        return text(bytes.toByteArray());
    }

    private static int digit(byte[] source, int at) {
        var value = at < source.length ? Character.digit(source[at], 16) : -1;
        if (value < 0) {
            throw new IllegalArgumentException("a percent sign is followed by two hexadecimal digits");
        }
        return value;
    }

    private static String text(byte[] bytes) {
        try {
            for (var each : bytes) {
                if (each == 0) {
                    throw new IllegalArgumentException("no name has a NUL");
                }
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the escapes are no UTF-8", e);
        }
    }
}
