package dev.afterrun.benchmarks.audit;

import dev.afterrun.benchmarks.s3double.MadeUpObjects;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Objects 0, 1, 2 … whose keys ascend as their numbers do, spread over all 256 folders. One in so many is a stray, of which no
 * row tells, and another one is missing from the listing.
 *
 * @param count of both sides together
 */
record Planted(long count) implements MadeUpObjects {
    /** Strays, and as many that are missing. */
    static final int OF_EACH_KIND = 1_000;

    private static final long FEWEST = 20L * OF_EACH_KIND;
    private static final long MOST = 1L << 31;
    private static final String FOLDER = "objects/";
    private static final String MIDDLE = "-0000-4000-8000-";
    private static final int NUMBER_DIGITS = 12;
    private static final HexFormat HEX = HexFormat.of();

    /** @throws IllegalArgumentException where what is planted would be so much of all that an audit does not go by it */
    Planted {
        if (count < FEWEST || count > MOST) {
            throw new IllegalArgumentException("from " + FEWEST + " to " + MOST + " objects, not " + count);
        }
    }

    boolean isStray(long number) {
        return number % every() == 0 && number / every() < OF_EACH_KIND;
    }

    boolean isMissing(long number) {
        return number % every() == every() / 2 && number / every() < OF_EACH_KIND;
    }

    /** One of each kind among so many. */
    long every() {
        return count / OF_EACH_KIND;
    }

    /** How far the first eight digits of two neighbours lie apart. */
    long stride() {
        return (1L << Integer.SIZE) / count;
    }

    /** As storage makes them: the folder's digits are the first of the name's. */
    String key(long number) {
        var first = HEX.toHexDigits(number * stride(), Integer.SIZE / 4);
        return first.substring(0, 2) + "/" + first + MIDDLE + HEX.toHexDigits(number, NUMBER_DIGITS);
    }

    Set<String> strays() {
        return keys(LongStream.range(0, OF_EACH_KIND).map(which -> which * every()));
    }

    Set<String> missing() {
        return keys(LongStream.range(0, OF_EACH_KIND).map(which -> which * every() + every() / 2));
    }

    private Set<String> keys(LongStream numbers) {
        return numbers.mapToObj(this::key).collect(Collectors.toSet());
    }

    @Override
    public Stream<String> after(String name) {
        var first = name.startsWith(FOLDER) && name.length() > FOLDER.length() ? number(name) + 1 : 0;
        return LongStream.range(first, count)
                .filter(number -> !isMissing(number))
                .mapToObj(number -> FOLDER + key(number));
    }

    @Override
    public boolean has(String name) {
        if (!name.startsWith(FOLDER) || !name.contains(MIDDLE)) {
            return false;
        }
        var number = number(name);
        return name.equals(FOLDER + key(number)) && number < count && !isMissing(number);
    }

    @Override
    public long size() {
        return ObjectRows.BYTES;
    }

    private static long number(String name) {
        return HexFormat.fromHexDigitsToLong(name, name.length() - NUMBER_DIGITS, name.length());
    }
}
