package dev.afterrun.cli.options;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands on the command line. */
public final class FlagSource implements SettingSource {
    private final Map<Setting, List<String>> given = new EnumMap<>(Setting.class);

    /** Takes note of a flag, if it was given. */
    public void give(Setting setting, @Nullable String value) {
        if (value != null) {
            given.put(setting, List.of(value));
        }
    }

    /** Takes note of a switch, if it was given. */
    public void turnOn(Setting setting, boolean on) {
        if (on) {
            given.put(setting, List.of("true"));
        }
    }

    /** Takes note of a flag that may stand several times. */
    public void give(Setting setting, List<String> values) {
        if (!values.isEmpty()) {
            given.put(setting, List.copyOf(values));
        }
    }

    @Override
    public Optional<Found> find(Setting setting) {
        return Optional.ofNullable(given.get(setting)).map(values -> new Found(values, setting.flag()));
    }
}
