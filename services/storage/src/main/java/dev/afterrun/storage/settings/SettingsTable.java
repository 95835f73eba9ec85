package dev.afterrun.storage.settings;

import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.pattern.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
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
    private final int line;
    private final TreeSet<String> known = new TreeSet<>();

    SettingsTable(TomlTable table, String name) {
        this(table, name, 1);
    }

    /** @param line where it begins: what is missing in it is missing there */
    private SettingsTable(TomlTable table, String name, int line) {
        this.table = table;
        this.name = name;
        this.line = line;
    }

    /** The table of this name; one without anything where there is none. */
    SettingsTable table(String key) throws SettingsDefect {
        return switch (value(key)) {
            case null -> new SettingsTable(Toml.parse(""), path(key));
            case TomlTable found -> new SettingsTable(found, path(key));
            case Object other -> throw wrong(key, "is a table, not " + shown(other));
        };
    }

    /** The tables under this key, in order; none where there are none. */
    List<SettingsTable> tables(String key, int most) throws SettingsDefect {
        return switch (value(key)) {
            case null -> List.of();
            case TomlArray found -> tables(key, found, most);
            case Object other -> throw wrong(key, "is a list of tables, [[" + path(key) + "]], not " + shown(other));
        };
    }

    /** The word under this key as what it means; empty where there is none. */
    <T> Optional<T> optional(String key, Function<String, T> parse) throws SettingsDefect {
        return word(key, text -> Optional.of(parse.apply(text)), Optional.empty());
    }

    /** Whether it is so, where it is said. */
    Optional<Boolean> flag(String key) throws SettingsDefect {
        return switch (value(key)) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case Object other -> throw wrong(key, "is true or false, not " + shown(other));
        };
    }

    /** The whole number under this key, where there is one. */
    Optional<Integer> number(String key, IntUnaryOperator check) throws SettingsDefect {
        return switch (value(key)) {
            case null -> Optional.empty();
            case Long number -> Optional.of(checked(key, number, check));
            case Object other -> throw wrong(key, "is a whole number, not " + shown(other));
        };
    }

    /** The words in the list under this key, each as what it means. */
    <T> List<T> words(String key, Function<String, T> parse) throws SettingsDefect {
        return switch (value(key)) {
            case null -> List.of();
            case TomlArray found -> parsed(key, found, "words", parse);
            case Object other -> throw wrong(key, "is a list of texts, not " + shown(other));
        };
    }

    /** Something about this key that cannot be meant. */
    SettingsDefect defect(String key, String why) {
        return wrong(key, why);
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
            case TomlArray found -> parsed(key, found, "patterns", PathPattern::new);
            case Object other -> throw wrong(key, "is a list of texts, not " + shown(other));
        };
    }

    /** The list of patterns of names under this key. */
    List<NamePattern> names(String key, List<NamePattern> otherwise) throws SettingsDefect {
        return value(key) == null ? otherwise : words(key, NamePattern::new);
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

    private List<SettingsTable> tables(String key, TomlArray found, int most) throws SettingsDefect {
        if (found.size() > most) {
            throw wrong(key, "has " + found.size() + " tables, and " + most + " is the limit");
        }
        var tables = new ArrayList<SettingsTable>();
        for (var i = 0; i < found.size(); i++) {
            if (!(found.get(i) instanceof TomlTable item)) {
                throw wrong(key, "is a list of tables, [[" + path(key) + "]], and one is " + shown(found.get(i)));
            }
            var position = found.inputPositionOf(i);
            tables.add(
                    new SettingsTable(item, path(key) + "[" + (i + 1) + "]", position == null ? 1 : position.line()));
        }
        return tables;
    }

    private <T> List<T> parsed(String key, TomlArray found, String what, Function<String, T> parse)
            throws SettingsDefect {
        if (found.size() > PATTERNS) {
            throw wrong(key, "has " + found.size() + " " + what + ", and " + PATTERNS + " is the limit");
        }
        var parsed = new ArrayList<T>();
        for (var item : found.toList()) {
            if (!(item instanceof String text)) {
                throw wrong(key, "is a list of texts, and one is " + shown(item));
            }
            parsed.add(parsed(key, text, parse));
        }
        return parsed;
    }

    private int checked(String key, long number, IntUnaryOperator check) throws SettingsDefect {
        try {
            return check.applyAsInt(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            var defect = wrong(key, String.valueOf(e.getMessage()));
            defect.initCause(e);
            throw defect;
        }
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
        return position == null ? line : position.line();
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
