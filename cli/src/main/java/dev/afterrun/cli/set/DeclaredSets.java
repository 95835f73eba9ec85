package dev.afterrun.cli.set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.policy.RulesFile;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SetName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What the {@code [[persist]]} tables of the checkout's {@code afterrun.toml} declare. */
public record DeclaredSets(List<DeclaredSet> all) {
    /** The file, which lies at the root of the checkout. */
    static final String FILE = "afterrun.toml";

    private static final String KEY = "persist";

    public DeclaredSets {
        all = List.copyOf(all);
    }

    /** Those of the file in {@code directory}; none where there is no such file. */
    public static DeclaredSets in(Path directory) {
        var file = directory.resolve(FILE);
        return Files.exists(file) ? of(RulesFile.read(file, FILE)) : new DeclaredSets(List.of());
    }

    /** The set of this name, as it is declared or with its name alone. */
    public DeclaredSet named(SetName name) {
        return find(name).orElseGet(() -> DeclaredSet.of(name));
    }

    /** All of them. */
    public List<DeclaredSet> declared() {
        if (all.isEmpty()) {
            throw Failure.usage(
                    "--all", FILE + " in this directory declares no [[persist]]", "declare a set, or name one");
        }
        return all;
    }

    /** {@code word} as requests name it: with its version key, where one is declared and none is said. */
    public String other(String word) {
        return word.indexOf('@') < 0 ? named(SetWords.name(word)).asOther() : word;
    }

    private Optional<DeclaredSet> find(SetName name) {
        return all.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    private static DeclaredSets of(String text) {
        var tables = parsed(text).path(KEY);
        if (!tables.isMissingNode() && !tables.isArray()) {
            throw Failure.usage(FILE, "'" + KEY + "' is no list of tables", "write [[persist]] before each set");
        }
        if (tables.size() > Limits.SETS_OF_JOB) {
            throw Failure.usage(
                    FILE,
                    "it has " + tables.size() + " tables [[persist]]; the limit is " + Limits.SETS_OF_JOB,
                    "declare fewer");
        }
        var sets = new ArrayList<DeclaredSet>();
        var names = new HashSet<SetName>();
        for (var i = 0; i < tables.size(); i++) {
            var set = new SetTable(tables.get(i), "'" + KEY + "[" + (i + 1) + "]' of " + FILE).read();
            if (!names.add(set.name())) {
                throw Failure.usage(FILE, "the set '" + set.name() + "' is declared twice", "give one another name");
            }
            sets.add(set);
        }
        return new DeclaredSets(sets);
    }

    private static JsonNode parsed(String text) {
        try {
            return new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            var line = Optional.ofNullable(e.getLocation())
                    .map(at -> "line " + at.getLineNr() + ": ")
                    .orElse("");
            throw Failure.usage(FILE, line + e.getOriginalMessage(), "correct that");
        }
    }
}
