package dev.afterrun.storage.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes lines off a stream, each in bounded memory however long it is. What a progress bar wrote before its last carriage
 * return is left out, as it is on a terminal.
 */
final class LineReader {
    /** Bytes of a line that are shown: more than anybody reads in one line. */
    static final int SHOWN = 2_000;

    private static final int BUFFER = 64 * 1024;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] kept = new byte[SHOWN];
    private int position;
    private int end;
    private long number;
    private long offset;

    /**
     * @param bytes from the beginning of a line
     * @param number that line's
     */
    LineReader(InputStream bytes, long number) {
        this.bytes = bytes;
        this.number = number;
    }

    /** The next line, without what ends it; empty behind the last. */
    Optional<Line> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        var length = 0;
        var cut = 0L;
        var overwritten = 0;
        var returned = false;
        while (fill()) {
            var next = buffer[position++];
            offset++;
            if (next == '\n') {
                break;
            }
            if (returned && next != '\r') {
                overwritten += length > 0 ? 1 : 0;
                length = 0;
                cut = 0;
            }
            returned = next == '\r';
            if (!returned) {
                if (length < SHOWN) {
                    kept[length++] = next;
                } else {
                    cut++;
                }
            }
        }
        return Optional.of(new Line(number++, text(length), cut, overwritten));
    }

    /** The number of the line that comes next. */
    long number() {
        return number;
    }

    /** Bytes read so far, up to the end of the last line. */
    long offset() {
        return offset;
    }

    private String text(int length) {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = Math.max(0, bytes.read(buffer, 0, BUFFER));
        return end > 0;
    }
}
