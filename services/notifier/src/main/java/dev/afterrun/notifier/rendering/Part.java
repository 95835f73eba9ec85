package dev.afterrun.notifier.rendering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the comment is made of, in the order in which it stands there. */
enum Part {
    /** The one line that is read first. */
    HEADLINE,
    /** What tests say in short; a paragraph of its own where a repository words it. */
    FACTS,
    ANSWERS,
    FAILED_TESTS,
    JOBS,
    INSTALLS,
    DETAILS,
    SETS,
    FLAKY,
    UPLOADS,
    /** What is wrong with the repository's own settings, and with how much it stores: no words of its own. */
    PROBLEM,
    UNTIL,
    OLDER;

    /** Its name in {@code afterrun.toml}. */
    String word() {
        return fragment().replace('_', '-');
    }

    /** The name of its fragment in our own template. */
    String fragment() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of that name; empty where there is none that a repository may word. */
    static Optional<Part> of(String word) {
        return own().filter(part -> part.word().equals(word)).findFirst();
    }

    /** All names, for a sentence. */
    static String words() {
        return own().map(Part::word).collect(Collectors.joining(", "));
    }

    private static Stream<Part> own() {
        return Arrays.stream(values()).filter(part -> part != PROBLEM);
    }
}
