package dev.afterrun.storage.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which command somebody may have meant. */
final class NearestWord {
    /** Each with how it is written. */
    private static final Map<String, String> WORDS = Map.of(
            "upload", "upload [for 3 runs|2 days] [rerun]",
            "rerun", "upload rerun",
            "keep", "keep 30d",
            "drop", "drop",
            "invalidate", "invalidate NAME [everywhere]",
            "status", "status",
            "help", "help");

    /** Changes of a letter that a slip makes. */
    private static final int SLIP = 2;

    /** Of which longer words cannot be slips. */
    private static final int LONGEST = 12;

    private record Near(String word, int distance) {}

    private NearestWord() {}

    static Optional<String> to(String said) {
        return said.length() > LONGEST
                ? Optional.empty()
                : WORDS.keySet().stream()
                        .map(word -> new Near(word, distance(said, word)))
                        .filter(near ->
                                near.distance() <= Math.min(SLIP, near.word().length() / 2))
                        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                        .map(near -> WORDS.get(near.word()));
    }

    /** How they are all written. */
    static List<String> all() {
        return List.of(
                "upload [for 3 runs|2 days] [rerun]",
                "upload off",
                "keep 30d",
                "drop",
                "invalidate NAME [everywhere]",
                "status",
                "help");
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (var column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            var now = new int[other.length() + 1];
            now[0] = row;
            for (var column = 1; column <= other.length(); column++) {
                var same = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                now[column] = Math.min(before[column - 1] + same, 1 + Math.min(now[column - 1], before[column]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
