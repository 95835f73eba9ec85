package dev.afterrun.storage.download.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which bytes of a file a request selects (RFC 9110, 14). */
sealed interface Selection {
    /** All of them. */
    record Whole() implements Selection {}

    /** Those from {@code from} on. */
    record Part(long from, long length) implements Selection {
        /** The field {@code Content-Range} of a 206. */
        String contentRange(long size) {
            return "bytes " + from + "-" + (from + length - 1) + "/" + size;
        }
    }

    /** None: the range begins behind the end. */
    record Outside() implements Selection {}

    /** A single range; anything else is no error but means the whole file, as RFC 9110, 14.2 lets a server decide. */
    Pattern RANGE = Pattern.compile("bytes[ \t]*=[ \t]*([0-9]*)-([0-9]*)[ \t]*");

    /** What {@code range}, the field's value or nothing, selects of {@code size} bytes. */
    static Selection of(String range, long size) {
        if (range.isEmpty()) {
            return new Whole();
        }
        var form = RANGE.matcher(range.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return new Whole();
        }
        var first = number(form.group(1));
        var last = number(form.group(2));
        return first.map(from -> from(from, last, size))
                .orElseGet(() -> last.map(length -> end(length, size)).orElseGet(Whole::new));
    }

    private static Selection from(long first, Optional<Long> last, long size) {
        if (last.isPresent() && last.get() < first) {
            return new Whole();
        }
        if (first >= size) {
            return new Outside();
        }
        return new Part(first, Math.min(last.orElse(Long.MAX_VALUE), size - 1) - first + 1);
    }

    private static Selection end(long length, long size) {
        if (length == 0) {
            return new Outside();
        }
        // Of nothing there is no end that Content-Range could express.
        return size == 0 ? new Whole() : new Part(Math.max(0, size - length), Math.min(length, size));
    }

    private static Optional<Long> number(String digits) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(digits));
        } catch (NumberFormatException tooLarge) {
            // Digits alone: only their number can be wrong, and no file is longer than this.
            return Optional.of(Long.MAX_VALUE);
        }
    }
}
