package dev.afterrun.persisted.archive;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a header has no room for, as POSIX.1-2001 (pax) writes it: {@code LENGTH key=value} and a line's end, LENGTH with itself. */
final class PaxRecords {
    private static final int NANOSECOND_DIGITS = 9;

    private final StringBuilder records = new StringBuilder();

    private PaxRecords() {}

    /** The records that {@code entry} needs, a character for each byte; empty where it needs none. */
    static String of(TarEntry entry) {
        var records = new PaxRecords();
        if (!isUtf8(entry.name()) || !isUtf8(entry.link())) {
            records.add("hdrcharset", "BINARY");
        }
        if (needsRecord(entry.name())) {
            records.add("path", entry.name());
        }
        if (needsRecord(entry.link())) {
            records.add("linkpath", entry.link());
        }
        if (entry.size() > TarHeader.MOST_NUMBER) {
            records.add("size", String.valueOf(entry.size()));
        }
        var seconds = seconds(entry.modified());
        if (seconds.contains(".") || isOutside(entry.modified())) {
            records.add("mtime", seconds);
        }
        return records.records.toString();
    }

    private void add(String key, String value) {
        var rest = 1 + key.length() + 1 + value.length() + 1;
        var length = rest + String.valueOf(rest).length();
        // The length counts its own digits, which may be one more by that.
        if (String.valueOf(length).length() > String.valueOf(rest).length()) {
            length++;
        }
        records.append(length).append(' ').append(key).append('=').append(value).append('\n');
    }

    private static boolean needsRecord(String bytes) {
        return bytes.length() > TarHeader.NAME || bytes.chars().anyMatch(value -> value >= 0x80);
    }

    private static boolean isOutside(Instant modified) {
        return modified.getEpochSecond() < 0 || modified.getEpochSecond() > TarHeader.MOST_NUMBER;
    }

    private static String seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANOSECOND_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static boolean isUtf8(String bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
