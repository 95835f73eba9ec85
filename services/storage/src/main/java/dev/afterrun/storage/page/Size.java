package dev.afterrun.storage.page;

import java.util.Locale;

/**
 * A number of bytes as a page shows it.
 *
 * @param exact {@code 1,234,567 bytes}
 * @param rounded {@code 1.2 MB}, of 1,000,000 bytes each
 */
public record Size(String exact, String rounded) {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    static Size of(long bytes) {
        return new Size(String.format(Locale.ENGLISH, "%,d %s", bytes, bytes == 1 ? "byte" : "bytes"), rounded(bytes));
    }

    private static String rounded(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        var value = bytes / 1000.0;
        var unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, value < 99.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
