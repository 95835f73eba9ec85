package dev.afterrun.kubernetes;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** As much of PromQL as the alerts are written in. */
final class Expression {
    private static final Pattern NO_METRICS = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^\\]]*]|\\b(by|without|on|ignoring) *\\([^)]*\\)|\\boffset +[$\\w]+|\\b(and|or|unless|bool)\\b");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][\\w:]*\\b(?! *\\()");
    private static final Pattern LABELS = Pattern.compile("\\b(?:by|on) *\\(([^)]*)\\)");
    private static final Pattern LABEL = Pattern.compile("\\w+");

    private Expression() {}

    /** The names that {@code text} asks Prometheus for, in selectors with labels and without. */
    static Set<String> metrics(String text) {
        return NAME.matcher(NO_METRICS.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .collect(toUnmodifiableSet());
    }

    /** The same with the labels that each is asked for. */
    static Set<String> selectors(String text) {
        return metrics(text).stream()
                .flatMap(name -> Pattern.compile("(?<![\\w:])" + name + "(?![\\w:])(?:\\{[^}]*})?")
                        .matcher(text)
                        .results())
                .map(MatchResult::group)
                .collect(toUnmodifiableSet());
    }

    /** The labels that it groups and matches by. */
    static Set<String> labels(String text) {
        return LABELS.matcher(text)
                .results()
                .flatMap(labels -> LABEL.matcher(labels.group(1)).results())
                .map(MatchResult::group)
                .collect(toUnmodifiableSet());
    }
}
