package dev.afterrun.docs.source;

import dev.afterrun.docs.markdown.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from sources which meters they register: each says its name as a text, or as texts around one word. */
public final class MeterReader {
    private static final Pattern CALL = Pattern.compile("(?:\\bmeters\\.(?<made>counter|gauge|timer|summary)"
            + "|\\b(?<built>\\w*(?:Counter|Gauge|Timer|Summary))\\.builder)\\(\\s*"
            + "(?:\"(?<name>afterrun\\.[a-z.]*)\""
            + "(?<word>\\s*\\+\\s*[\\w.]+(?:\\(\\))?(?:\\s*\\+\\s*\"(?<end>[a-z.]*)\")?)?)?"
            + "(?<rest>[^;]*);");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"([a-z]+)\"\\)");

    private MeterReader() {}

    /** Those of all services and of the modules that they share. */
    public static List<Meter> all() throws IOException {
        var meters = new ArrayList<Meter>();
        for (var file : Checkout.files(file -> Checkout.name(file).matches(".*/src/main/java/.*\\.java"))) {
            meters.addAll(of(file));
        }
        return meters;
    }

    private static List<Meter> of(Path file) throws IOException {
        var source = Files.readString(file);
        if (!source.contains("import io.micrometer.")) {
            return List.of();
        }
        return CALL.matcher(source)
                .results()
                .map(call -> meter(call, Checkout.name(file)))
                .toList();
    }

    private static Meter meter(MatchResult call, String file) {
        var begin = Optional.ofNullable(call.group("name"))
                .orElseThrow(() -> new AssertionError(file + " does not name its meter: " + call.group()));
        var type = type(call);
        var word = Optional.ofNullable(call.group("word")).map(put -> "[a-z]+").orElse("");
        var end = Optional.ofNullable(call.group("end")).orElse("");
        var name = shown(begin) + word + shown(end) + ending(type, call.group("rest"));
        return new Meter(Pattern.compile(name), type, file);
    }

    private static String type(MatchResult call) {
        var made = Optional.ofNullable(call.group("made")).orElseGet(() -> call.group("built"));
        return switch (made.toLowerCase(Locale.ROOT)) {
            case "counter" -> "counter";
            case "gauge" -> "gauge";
            // With bounds, as each of ours has them.
            case "timer" -> "histogram";
            case String other -> throw new AssertionError("a kind of meter that this does not know: " + other);
        };
    }

    private static String shown(String name) {
        return name.replace('.', '_');
    }

    /** As Micrometer's naming for Prometheus has it: the unit, {@code total} of what only grows, and seconds of what is timed. */
    private static String ending(String type, String rest) {
        var unit = UNIT.matcher(rest);
        return switch (type) {
            case "counter" -> unit(unit) + "_total";
            case "histogram" -> "_seconds";
            default -> unit(unit);
        };
    }

    private static String unit(Matcher unit) {
        return unit.find() ? "_" + unit.group(1) : "";
    }
}
