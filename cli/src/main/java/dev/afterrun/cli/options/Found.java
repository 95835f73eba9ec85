package dev.afterrun.cli.options;

import dev.afterrun.cli.failure.Failure;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was set, and where.
 *
 * @param values one, or several where the setting takes several
 * @param origin for people: {@code --commit}, {@code GITHUB_SHA}, {@code 'commit' in pr.ini}
 */
public record Found(List<String> values, String origin) {

    /** A single value. */
    public Found(String value, String origin) {
        this(List.of(value), origin);
    }

    /** The only value. */
    public String value() {
        return values.getFirst();
    }

    /** The only value, to travel as a header, as secrets do. One that no header bears is refused and not shown. */
    public String headerValue() {
        if (value().chars().anyMatch(character -> character < ' ' || character == 0x7f || character > 0xff)) {
            throw Failure.usage(
                    origin,
                    "it has a line's end or another character that no header bears",
                    "give it as it was handed out");
        }
        return value();
    }

    /** The same find in another form. */
    public Found map(UnaryOperator<String> form) {
        return new Found(values.stream().map(form).toList(), origin);
    }
}
