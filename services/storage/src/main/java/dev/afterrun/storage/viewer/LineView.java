package dev.afterrun.storage.viewer;

import dev.afterrun.contracts.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line as the viewer shows it.
 *
 * @param note what is not shown of it; empty where all is
 */
public record LineView(long number, List<Span> spans, String note) {
    private static final String HIT = "hit";

    static LineView of(Line line, List<Span> spans) {
        return new LineView(line.number(), spans, note(line));
    }

    /** The line with {@code wanted}, in small letters, marked in {@code text}; empty where it is not in there. */
    static Optional<LineView> hit(Line line, String text, String wanted) {
        var small = text.toLowerCase(Locale.ROOT);
        // Where a letter's small form is longer than the letter, places in the one are none in the other.
        var searched = small.length() == text.length() ? small : text;
        if (!searched.contains(wanted)) {
            return Optional.empty();
        }
        List<Span> spans = new ArrayList<>();
        var from = 0;
        for (var at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, from)) {
            add(text.substring(from, at), "", spans);
            from = at + wanted.length();
            add(text.substring(at, from), HIT, spans);
        }
        add(text.substring(from), "", spans);
        return Optional.of(of(line, spans));
    }

    private static void add(String text, String classes, List<Span> spans) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, classes));
        }
    }

    private static String note(Line line) {
        List<String> notes = new ArrayList<>();
        if (line.cut() > 0) {
            notes.add("… and " + new ByteSize(line.cut()).rounded() + " more");
        }
        if (line.overwritten() > 0) {
            notes.add("written " + (line.overwritten() + 1) + " times");
        }
        return String.join(", ", notes);
    }
}
