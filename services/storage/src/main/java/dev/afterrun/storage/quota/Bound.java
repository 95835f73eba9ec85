package dev.afterrun.storage.quota;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.storage.usage.Usage;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * So many files and bytes, of which either may have no end.
 *
 * @param files at most
 * @param bytes at most
 */
public record Bound(Optional<Long> files, Optional<Long> bytes) {
    /** @throws IllegalArgumentException when a bound is less than nothing */
    public Bound {
        files.ifPresent(Bound::check);
        bytes.ifPresent(Bound::check);
    }

    /** Whether there is any. */
    public boolean isSet() {
        return files.isPresent() || bytes.isPresent();
    }

    /** Whether so much is more. */
    public boolean isPassedBy(Usage usage) {
        return passed(usage).isPresent();
    }

    /** The bound that so much passes, and how much it is; the bytes where it passes both. */
    public Optional<Passed> passed(Usage usage) {
        return bytes.filter(most -> usage.bytes() > most)
                .map(most -> Passed.of(new ByteSize(most), new ByteSize(usage.bytes())))
                .or(() -> files.filter(most -> usage.files() > most)
                        .map(most -> new Passed(most + " files", most + " files", usage.files() + " files")));
    }

    /** In the words of people: {@code 10.0 GB and 2000 files}. */
    public String inWords() {
        return Stream.concat(
                        bytes.map(most -> new ByteSize(most).toString()).stream(),
                        files.map(most -> most + " files").stream())
                .collect(Collectors.joining(" and "));
    }

    /** So much in the words of people: {@code 12 files, 3.4 MB}. */
    public static String inWords(Usage usage) {
        return usage.files() + (usage.files() == 1 ? " file, " : " files, ") + new ByteSize(usage.bytes());
    }

    private static void check(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("a quota is 0 or more, not " + most);
        }
    }

    /**
     * A bound and what is beyond it, in words.
     *
     * @param bound the same however much is beyond it
     */
    public record Passed(String bound, String most, String used) {
        /** To the byte where what is rounded would say the same of both. */
        private static Passed of(ByteSize most, ByteSize used) {
            return most.rounded().equals(used.rounded())
                    ? new Passed(most.rounded(), most.exact(), used.exact())
                    : new Passed(most.rounded(), most.rounded(), used.rounded());
        }
    }
}
