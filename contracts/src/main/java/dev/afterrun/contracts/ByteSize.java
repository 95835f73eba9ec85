package dev.afterrun.contracts;

import java.util.Locale;

/**
 * A number of bytes as people read it, in the SI's decimal units: pages, comments and the command line say the same.
 *
 * @param bytes none or more
 */
public record ByteSize(long bytes) {
    private static final String PREFIXES = "kMGTPE";

    /** At most three digits: {@code 812 B}, {@code 1.2 kB}, {@code 12.3 MB}, {@code 123 GB}. */
    public String rounded() {
        if (bytes < 1000) {
            return bytes + " B";
        }
        var value = bytes / 1000.0;
        var unit = 0;
        // 999.5 would be shown as 1000 of the smaller unit.
        while (value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f %cB" : "%.0f %cB", value, PREFIXES.charAt(unit));
    }

    /** To the byte: {@code 1,234,567 bytes}. */
    public String exact() {
        return String.format(Locale.ROOT, "%,d %s", bytes, bytes == 1 ? "byte" : "bytes");
    }

    @Override
    public String toString() {
        return rounded();
    }
}
