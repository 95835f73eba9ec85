package dev.afterrun.storage.index.cargo.http;

import java.util.List;
import java.util.Locale;

/** Where an index keeps a crate's lines: {@code 1/a}, {@code 2/ab}, {@code 3/a/abc}, {@code ab/cd/abcd}. */
final class IndexPath {
    private IndexPath() {}

    /** The parts of the path for {@code name}. */
    static List<String> of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.length()) {
            case 0 -> List.of();
            case 1, 2 -> List.of(Integer.toString(lower.length()), lower);
            case 3 -> List.of("3", lower.substring(0, 1), lower);
            default -> List.of(lower.substring(0, 2), lower.substring(2, 4), lower);
        };
    }
}
