package dev.afterrun.storage.index;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version as Semantic Versioning 2.0.0 writes and orders it; build metadata has no part in the order.
 *
 * @param numbers major, minor, patch
 * @param preRelease empty for a release
 */
public record SemanticVersion(List<BigInteger> numbers, List<String> preRelease)
        implements Comparable<SemanticVersion> {
    private static final int LONGEST = 256;
    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(?:-((?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*))*))?"
            + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Comparator<String> BY_IDENTIFIER = (left, right) -> {
        var leftNumber = NUMBER.matcher(left).matches();
        var rightNumber = NUMBER.matcher(right).matches();
        if (leftNumber && rightNumber) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        // Numbers come before words.
        return leftNumber == rightNumber ? left.compareTo(right) : leftNumber ? -1 : 1;
    };

    public SemanticVersion {
        numbers = List.copyOf(numbers);
        preRelease = List.copyOf(preRelease);
    }

    /** What {@code text} says, if it is such a version of at most 256 characters. */
    public static Optional<SemanticVersion> parse(String text) {
        var form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                List.of(new BigInteger(form.group(1)), new BigInteger(form.group(2)), new BigInteger(form.group(3))),
                form.group(4) == null ? List.of() : List.of(form.group(4).split("\\."))));
    }

    /** Whether it is no pre-release. */
    public boolean isRelease() {
        return preRelease.isEmpty();
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (var i = 0; i < numbers.size(); i++) {
            var order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (isRelease() || other.isRelease()) {
            return Boolean.compare(isRelease(), other.isRelease());
        }
        return compare(preRelease, other.preRelease);
    }

    private static int compare(List<String> left, List<String> right) {
        for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
            var order = BY_IDENTIFIER.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
