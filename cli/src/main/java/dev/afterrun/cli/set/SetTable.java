package dev.afterrun.cli.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import dev.afterrun.persisted.rule.PathRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** One {@code [[persist]]}, which remembers what was asked of it: whatever else it has is a mistake. */
final class SetTable {
    private final JsonNode table;
    private final String where;
    private final TreeSet<String> known = new TreeSet<>();

    SetTable(JsonNode table, String where) {
        this.table = table;
        this.where = where;
    }

    DeclaredSet read() {
        var set = new DeclaredSet(
                word("name", SetName::new).orElseThrow(() -> wrong("name", "is missing")),
                word("key", SetKey::new),
                words("paths"),
                words("or"),
                new RestoreRules(
                        choice("existing", Map.of("kept", Existing.KEPT, "replaced", Existing.REPLACED), Existing.KEPT),
                        choice("links", Map.of("inside", Links.INSIDE, "anywhere", Links.ANYWHERE), Links.INSIDE),
                        choice(
                                "other-systems",
                                Map.of("refused", OtherSystems.REFUSED, "allowed", OtherSystems.ALLOWED),
                                OtherSystems.REFUSED)));
        table.fieldNames().forEachRemaining(this::refuseUnknown);
        return withRules(set);
    }

    private DeclaredSet withRules(DeclaredSet set) {
        try {
            PathRules.parse(set.paths());
            return set;
        } catch (IllegalArgumentException e) {
            throw wrong("paths", "are no rules: " + e.getMessage());
        }
    }

    private void refuseUnknown(String key) {
        if (!known.contains(key)) {
            throw wrong(key, "is unknown; known are " + String.join(", ", known));
        }
    }

    private <T> T choice(String key, Map<String, T> words, T otherwise) {
        return word(
                        key,
                        text -> Optional.ofNullable(words.get(text))
                                .orElseThrow(() -> new IllegalArgumentException("it is one of "
                                        + String.join(", ", new TreeSet<>(words.keySet())) + ", not '" + text + "'")))
                .orElse(otherwise);
    }

    private <T> Optional<T> word(String key, Function<String, T> form) {
        var value = value(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(key, "is no text");
        }
        try {
            return Optional.of(form.apply(value.textValue()));
        } catch (IllegalArgumentException e) {
            throw wrong(key, "cannot be: " + e.getMessage());
        }
    }

    private List<String> words(String key) {
        var value = value(key);
        var words = new ArrayList<String>();
        for (var item : value) {
            if (!item.isTextual()) {
                throw wrong(key, "is a list of texts, and one is none");
            }
            words.add(item.textValue());
        }
        if (!value.isMissingNode() && !value.isArray()) {
            throw wrong(key, "is no list of texts");
        }
        return words;
    }

    private JsonNode value(String key) {
        known.add(key);
        return table.has(key) ? table.get(key) : MissingNode.getInstance();
    }

    private Failure wrong(String key, String why) {
        return Failure.usage(where, "'" + key + "' " + why, "correct that");
    }
}
