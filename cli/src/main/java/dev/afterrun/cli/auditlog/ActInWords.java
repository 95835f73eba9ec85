package dev.afterrun.cli.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.failure.Failure;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An act as a line of a table tells of it. */
record ActInWords(JsonNode act) {
    /** Of what {@link #cells} has. */
    static final String[] HEADS = {"POSITION", "AT", "WHO", "ACT", "REPOSITORY", "WHAT"};

    /** One text for each of {@link #HEADS}. */
    String[] cells() {
        return new String[] {text("/position"), seconds(text("/at")), who(), what(), or(text("/repository")), subject()
        };
    }

    /** {@code ada (account, 192.0.2.7)}. */
    private String who() {
        var known = Stream.of("/by/kind", "/by/run", "/by/address")
                .map(this::text)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        var name = or(text("/by/name"));
        return known.isEmpty() ? name : name + " (" + known + ")";
    }

    /** Done is the usual outcome, and said of none. */
    private String what() {
        var outcome = text("/outcome");
        var act = or(text("/act"));
        var said = outcome.isEmpty() || outcome.equals("done") || outcome.equals(act) ? act : act + ", " + outcome;
        var times = act().at("/times").asLong(1);
        return times > 1 ? said + " " + times + " times" : said;
    }

    private String subject() {
        var detail = text("/detail");
        return detail.isEmpty() ? or(text("/subject")) : or(text("/subject")) + ": " + detail;
    }

    private String text(String pointer) {
        return Failure.oneLine(act.at(pointer).asText(""));
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** {@code 2026-01-02T03:04:05Z} of {@code 2026-01-02T03:04:05.678Z}. */
    private static String seconds(String time) {
        return time.replaceFirst("\\.\\d+Z$", "Z");
    }
}
