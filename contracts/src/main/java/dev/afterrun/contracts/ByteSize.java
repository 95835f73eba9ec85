package dev.afterrun.contracts;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number of bytes as people read it, in the SI's decimal units: pages, comments and the command line say the same.
 *
 * @param bytes none or more
 */
public record ByteSize(long bytes) {
    private static final String PREFIXES = "kMGTPE";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6}(?:[.][0-9]{1,3})?) ?([kKMGT]?)B");

    /**
     * What people write: {@code 100MB}, {@code 1.5 GB}, {@code 512 B}.
     *
     * @throws IllegalArgumentException when it is none of these, with what to write
     */
    public static ByteSize parse(String text) {
        var found = WRITTEN.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("is a size such as '100MB' or '1.5 GB', not '" + text + "'");
        }
        var unit = found.group(2).replace('K', 'k');
        var power = unit.isEmpty() ? 0 : 3 * (PREFIXES.indexOf(unit) + 1);
        return new ByteSize(
                new BigDecimal(found.group(1)).scaleByPowerOfTen(power).longValue());
    }

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
