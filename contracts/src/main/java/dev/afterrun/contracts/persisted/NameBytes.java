package dev.afterrun.contracts.persisted;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes of a name as text that loses none of them, since Unix gives names no encoding: UTF-8 as it reads; what is no UTF-8, a control
 * character or a percent sign as {@code %} and two upper-case hexadecimal digits.
 */
final class NameBytes {
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

    private NameBytes() {}

    /** Whether every character stands for the one byte that it is in ASCII, as in nearly all names. */
    static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character < 0x20 || character >= 0x7f || character == '%') {
                return false;
            }
        }
        return true;
    }

    /** The one text of these bytes. */
    static String text(byte[] bytes) {
        var plain = new String(bytes, StandardCharsets.US_ASCII);
        // What is beyond ASCII is another character there, and so not plain.
        return isPlain(plain) ? plain : textOfAny(bytes);
    }

    private static String textOfAny(byte[] bytes) {
        var text = new StringBuilder(bytes.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        while (in.hasRemaining()) {
            var wrong = decode(decoder, in, out);
            out.flip();
            append(out, text);
            out.clear();
            for (var i = 0; i < wrong; i++) {
                escape(in.get(), text);
            }
        }
        return text.toString();
    }

    /**
     * The bytes of this text.
     *
     * @throws IllegalArgumentException when a percent sign is followed by something else, or other bytes would be written so
     */
    static byte[] bytes(String text) {
        if (text.indexOf('%') < 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var bytes = new ByteArrayOutputStream(text.length());
        var from = 0;
        for (var at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
            if (at + 3 > text.length()) {
                throw new IllegalArgumentException("a name has two digits after each '%'");
            }
            bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
            from = at + 3;
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** How many bytes after what was decoded are no UTF-8. */
    private static int decode(CharsetDecoder decoder, ByteBuffer in, CharBuffer out) {
        decoder.reset();
        var result = decoder.decode(in, out, true);
        return result.isError() ? result.length() : 0;
    }

    private static void append(CharBuffer decoded, StringBuilder text) {
        while (decoded.hasRemaining()) {
            var character = decoded.get();
            if (character < 0x20 || character == 0x7f || character == '%') {
                escape((byte) character, text);
            } else {
                text.append(character);
            }
        }
    }

    private static void escape(byte value, StringBuilder text) {
        text.append('%').append(DIGITS.toHexDigits(value));
    }
}
