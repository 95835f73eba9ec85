package dev.afterrun.persisted.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Characters between brackets: {@code [abc]}, {@code [a-z]}, {@code [!a-z]}; a {@code ]} that comes first is one of them. */
record GlobClass(List<Range> ranges, Sense sense) implements IntPredicate {

    /** From one character to another, both included. */
    private record Range(int first, int last) {}

    /** What is meant by what stands between the brackets. */
    enum Sense {
        ONE_OF,
        NONE_OF
    }

    /** Where the bracket that opens at {@code open} closes. */
    static int end(int[] characters, int open) {
        var at = inside(characters, open) + 1;
        while (at < characters.length && characters[at] != ']') {
            at++;
        }
        if (at >= characters.length) {
            throw new IllegalArgumentException("has a '[' without a ']'; '\\[' is the character itself");
        }
        return at;
    }

    static GlobClass parse(int[] characters, int open, int end) {
        var ranges = new ArrayList<Range>();
        for (var at = inside(characters, open); at < end; at++) {
            var range = at + 2 < end && characters[at + 1] == '-';
            var last = range ? characters[at + 2] : characters[at];
            if (last < characters[at]) {
                throw new IllegalArgumentException("has a range between '[' and ']' that runs backwards");
            }
            ranges.add(new Range(characters[at], last));
            at += range ? 2 : 0;
        }
        return new GlobClass(List.copyOf(ranges), inside(characters, open) > open + 1 ? Sense.NONE_OF : Sense.ONE_OF);
    }

    @Override
    public boolean test(int character) {
        var found = ranges.stream().anyMatch(range -> range.first <= character && character <= range.last);
        return found == (sense == Sense.ONE_OF);
    }

    private static int inside(int[] characters, int open) {
        var next = open + 1;
        var negated = next < characters.length && (characters[next] == '!' || characters[next] == '^');
        return negated ? next + 1 : next;
    }
}
