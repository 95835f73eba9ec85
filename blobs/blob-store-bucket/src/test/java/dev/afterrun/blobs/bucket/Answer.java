package dev.afterrun.blobs.bucket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An HTTP/1.1 answer that was read to its end. */
final class Answer {
    private final String head;
    private final byte[] body;

    private Answer(String head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    static Answer of(byte[] raw) {
        var end = new String(raw, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return new Answer(
                new String(raw, 0, end, StandardCharsets.ISO_8859_1), Arrays.copyOfRange(raw, end + 4, raw.length));
    }

    String head() {
        return head;
    }

    Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The body without the frames of a chunked transfer. */
    byte[] content() {
        return header("transfer-encoding").filter("chunked"::equals).isPresent() ? unframed() : body;
    }

    private byte[] unframed() {
        var content = new ByteArrayOutputStream();
        for (var position = 0; ; ) {
            var lineEnd = position;
            while (body[lineEnd] != '\r') {
                lineEnd++;
            }
            var size =
                    Integer.parseInt(new String(body, position, lineEnd - position, StandardCharsets.ISO_8859_1), 16);
            if (size == 0) {
                return content.toByteArray();
            }
            content.write(body, lineEnd + 2, size);
            position = lineEnd + 2 + size + 2;
        }
    }
}
