package dev.afterrun.cli.auditlog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which acts are wanted; the server says what is wrong with a word. */
final class Wanted {
    /** As many digits as a date has: {@code 2026-01-31}. */
    private static final int DATE = 10;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those from then on: 2026-01-31, which is its midnight in UTC, or 2026-01-31T12:00:00Z.")
    @Nullable
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Those before.")
    @Nullable
    private String until;

    @Option(names = "--who", paramLabel = "NAME", description = "Those of this name, letter by letter.")
    @Nullable
    private String who;

    @Option(names = "--act", paramLabel = "ACT", description = "Those of this kind: pointer-moved, refused and so on.")
    @Nullable
    private String act;

    @Option(
            names = "--before",
            paramLabel = "POSITION",
            description = "Goes back from there; the last line of a page says from where.")
    @Nullable
    private Long before;

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            description = "Goes on from there, the oldest first, as an export does; begin with 0.")
    @Nullable
    private Long after;

    /** Whether the oldest come first. */
    boolean isForward() {
        return after != null;
    }

    /** What stands behind the address, from {@code position} on where one is given. */
    String question(Optional<Long> position) {
        var words = new ArrayList<Map.Entry<String, String>>();
        word(words, "since", time(since));
        word(words, "until", time(until));
        word(words, "who", who);
        word(words, "act", act);
        if (position.isPresent()) {
            word(words, isForward() ? "after" : "before", position.get().toString());
        } else {
            word(words, "after", after == null ? null : after.toString());
            word(words, "before", before == null ? null : before.toString());
        }
        return words.isEmpty()
                ? ""
                : words.stream()
                        .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void word(List<Map.Entry<String, String>> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(Map.entry(name, value));
        }
    }

    private static @Nullable String time(@Nullable String text) {
        return text != null && text.length() == DATE ? text + "T00:00:00Z" : text;
    }
}
