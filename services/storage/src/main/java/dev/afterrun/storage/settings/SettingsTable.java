package dev.afterrun.storage.settings;

import dev.afterrun.storage.pattern.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** One table of an {@code afterrun.toml}, which remembers what was asked of it: whatever else it has is a mistake. */
final class SettingsTable {
    private static final int PATTERNS = 100;
    private static final int TEXTS = 20;
    private static final int TEXT_LENGTH = 16 * 1024;

    private final TomlTable table;
    private final String name;
    private final TreeSet<String> known = new TreeSet<>();

    SettingsTable(TomlTable table, String name) {
        this.table = table;
        this.name = name;
    }

    /** The table of this name; one without anything where there is none. */
    SettingsTable table(String key) throws SettingsDefect {
        return switch (value(key)) {
            case null -> new SettingsTable(Toml.parse(""), path(key));
            case TomlTable found -> new SettingsTable(found, path(key));
            case Object other -> throw wrong(key, "is a table, not " + shown(other));
        };
    }

    /** The word under this key as what it means. */
    <T> T word(String key, Function<String, T> parse, T otherwise) throws SettingsDefect {
        return switch (value(key)) {
            case null -> otherwise;
            case String word -> parsed(key, word, parse);
            case Object other -> throw wrong(key, "is a text, not " + shown(other));
        };
    }

    /** The list of patterns under this key. */
    List<PathPattern> patterns(String key, List<PathPattern> otherwise) throws SettingsDefect {
        return switch (value(key)) {
            case null -> otherwise;
            case TomlArray found -> patterns(key, found);
            case Object other -> throw wrong(key, "is a list of texts, not " + shown(other));
        };
    }

    /** All that is in it, each a text. */
    Map<String, String> texts() throws SettingsDefect {
        var texts = new LinkedHashMap<String, String>();
        for (var key : table.keySet()) {
            var text = word(key, Function.identity(), "");
            if (text.length() > TEXT_LENGTH) {
                throw wrong(key, "has " + text.length() + " characters, and " + TEXT_LENGTH + " is the limit");
            }
            texts.put(key, text);
        }
        if (texts.size() > TEXTS) {
            throw new SettingsDefect("'" + name + "' has " + texts.size() + " texts, and " + TEXTS + " is the limit");
        }
        return texts;
    }

    /** @throws SettingsDefect where it has a key that nobody asked for */
    void nothingElse() throws SettingsDefect {
        for (var key : table.keySet()) {
            if (!known.contains(key)) {
                throw new SettingsDefect(
                        line(key), "unknown key '" + path(key) + "'; known are " + String.join(", ", known));
            }
        }
    }

    private List<PathPattern> patterns(String key, TomlArray found) throws SettingsDefect {
        if (found.size() > PATTERNS) {
            throw wrong(key, "has " + found.size() + " patterns, and " + PATTERNS + " is the limit");
        }
        var patterns = new ArrayList<PathPattern>();
        for (var item : found.toList()) {
            if (!(item instanceof String text)) {
                throw wrong(key, "is a list of texts, and one is " + shown(item));
            }
            patterns.add(parsed(key, text, PathPattern::new));
        }
        return patterns;
    }

    private <T> T parsed(String key, String word, Function<String, T> parse) throws SettingsDefect {
        try {
            return parse.apply(word);
        } catch (IllegalArgumentException e) {
            var defect = wrong(key, String.valueOf(e.getMessage()));
            defect.initCause(e);
            throw defect;
        }
    }

    private @Nullable Object value(String key) {
        known.add(key);
        return table.get(List.of(key));
    }

    private SettingsDefect wrong(String key, String why) {
        return new SettingsDefect(line(key), "'" + path(key) + "' " + why);
    }

    private int line(String key) {
        var position = table.inputPositionOf(List.of(key));
        return position == null ? 1 : position.line();
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String shown(Object value) {
        return switch (value) {
            case TomlTable ignored -> "a table";
            case TomlArray ignored -> "a list";
            case String ignored -> "a text";
            case Boolean flag -> flag.toString();
            case Number number -> number.toString();
            default -> "a time";
        };
    }
}
