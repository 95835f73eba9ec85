package dev.afterrun.storage.viewer.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reader wants to see of a text.
 *
 * @param line from where, from 1
 * @param words what to look for; empty to see all
 */
record Wanted(long line, String words) {
    /** Characters that are looked for at most. */
    static final int WORDS = 200;

    private static final String END = "end";
    private static final Pattern LINE = Pattern.compile("[1-9][0-9]{0,11}");

    /** What {@code request} asks for; empty where nothing could be asked for so. */
    static Optional<Wanted> of(HttpServerRequest request) {
        var line = Objects.requireNonNullElse(request.getParam("line"), "").strip();
        var words = Objects.requireNonNullElse(request.getParam("find"), "").strip();
        if (words.length() > WORDS
                || !(line.isEmpty() || line.equals(END) || LINE.matcher(line).matches())) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(number(line), words));
    }

    private static long number(String line) {
        if (line.isEmpty()) {
            return 1;
        }
        return line.equals(END) ? Long.MAX_VALUE : Long.parseLong(line);
    }
}
