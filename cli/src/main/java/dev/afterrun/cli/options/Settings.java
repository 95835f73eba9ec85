package dev.afterrun.cli.options;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting, looked up in one place after the other until one says something. */
public final class Settings {
    private final List<SettingSource> sources;
    private final Map<Setting, Found> seen = new EnumMap<>(Setting.class);

    /** The places, the strongest first. */
    public Settings(List<SettingSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The same with more places, which are asked last. */
    public Settings before(List<SettingSource> weaker) {
        return new Settings(Stream.concat(sources.stream(), weaker.stream()).toList());
    }

    /** What the first place says that says something. */
    public Optional<Found> find(Setting setting) {
        var found = sources.stream()
                .flatMap(source -> source.find(setting).stream())
                .findFirst();
        found.ifPresent(value -> seen.put(setting, value));
        return found;
    }

    /** All values of a setting that takes several. */
    public List<String> list(Setting setting) {
        return find(setting).map(Found::values).orElse(List.of());
    }

    /** Whether a switch is on. */
    public boolean isOn(Setting setting) {
        return find(setting).filter(found -> Words.isTrue(found.value())).isPresent();
    }

    /** A line for each setting that was looked up and found: its value and where it came from; secrets are hidden. */
    public List<String> explained() {
        return seen.entrySet().stream()
                .map(entry -> entry.getKey().key() + " = " + shown(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String shown(Setting setting, Found found) {
        var value = setting.isSecret() ? "(hidden)" : String.join(", ", found.values());
        return value + "  (" + found.origin() + ")";
    }
}
