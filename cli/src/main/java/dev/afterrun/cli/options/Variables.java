package dev.afterrun.cli.options;

import java.util.Map;
import java.util.Optional;

/** Environment variables. A blank one counts as not set: CI systems pass on what they do not have as nothing. */
public record Variables(Map<String, String> map) {

    /** The first of these that says something. */
    public Optional<Found> find(String... names) {
        for (var name : names) {
            var value = map.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(new Found(value, name));
            }
        }
        return Optional.empty();
    }

    /** The value of one, where it says something. */
    public Optional<String> value(String name) {
        return find(name).map(Found::value);
    }

    /** Whether it is {@code true} in one of the ways CI systems write that. */
    public boolean isTrue(String name) {
        return value(name).filter(Words::isTrue).isPresent();
    }
}
