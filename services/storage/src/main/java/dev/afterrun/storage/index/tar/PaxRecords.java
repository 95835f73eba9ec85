package dev.afterrun.storage.index.tar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before an entry because its header has no room for it (POSIX pax: {@code LENGTH KEY=VALUE} and a line's end, again
 * and again).
 *
 * @param size in bytes
 */
record PaxRecords(Optional<String> path, Optional<Long> size) {
    /** Nothing. */
    static final PaxRecords NONE = new PaxRecords(Optional.empty(), Optional.empty());

    private static final int LONGEST_NUMBER = 18;

    /** What {@code bytes} say; of several of one key the last counts. */
    static PaxRecords of(byte[] bytes) throws IOException {
        var records = NONE;
        for (var at = 0; at < bytes.length; ) {
            var space = at;
            while (space < bytes.length && bytes[space] != ' ') {
                space++;
            }
            var end = at + number(new String(bytes, at, space - at, StandardCharsets.ISO_8859_1));
            if (end > bytes.length || end <= space + 1) {
                throw broken();
            }
            records = records.with(new String(bytes, space + 1, (int) end - space - 2, StandardCharsets.UTF_8));
            at = (int) end;
        }
        return records;
    }

    /** The same with this path. */
    PaxRecords named(String other) {
        return new PaxRecords(Optional.of(other), size);
    }

    private PaxRecords with(String keyword) throws IOException {
        if (keyword.startsWith("path=")) {
            return named(keyword.substring("path=".length()));
        }
        if (keyword.startsWith("size=")) {
            return new PaxRecords(path, Optional.of(TarHeader.checked(number(keyword.substring("size=".length())))));
        }
        return this;
    }

    private static long number(String text) throws IOException {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw broken();
        }
        return Long.parseLong(text);
    }

    private static IOException broken() {
        return new IOException("an extended header of an entry is damaged");
    }
}
