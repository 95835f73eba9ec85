package dev.afterrun.persisted.link;

import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetTree;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a name stands for on file systems of macOS and Windows, which take names for one that differ in case, in how a character is
 * composed, or in characters that nobody sees.
 */
final class FoldedNames {
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private final SetTree tree;
    private Optional<Map<String, SetEntry>> folded = Optional.empty();

    FoldedNames(SetTree tree) {
        this.tree = tree;
    }

    /** What {@code path} may lead to there. */
    Optional<SetEntry> find(String path) {
        if (folded.isEmpty()) {
            folded = Optional.of(folded());
        }
        return Optional.ofNullable(folded.get().get(fold(path)));
    }

    /** Made when it is asked for: the links of most sets are all written as what they lead to. */
    private Map<String, SetEntry> folded() {
        var entries = HashMap.<String, SetEntry>newHashMap(tree.entries().size());
        // Of two that are one there, the link is what leads elsewhere.
        tree.entries()
                .forEach(entry -> entries.merge(
                        fold(entry.path().value()),
                        entry,
                        (known, other) -> known instanceof SetEntry.SymbolicLink ? known : other));
        return entries;
    }

    private static String fold(String path) {
        var seen = UNSEEN.matcher(path).replaceAll("");
        var oneCase = Normalizer.normalize(seen, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(oneCase, Normalizer.Form.NFC);
    }
}
