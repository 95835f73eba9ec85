package dev.afterrun.persisted.link;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the links that lead out of their set, through whatever other links: {@code a -> b/..} is harmless only as long as {@code b}
 * is no link itself. A link has to stay inside wherever the set is restored, so on disks as well that take {@code B} for {@code b}.
 */
public final class LinksOut {
    /** Links on one way, as Linux counts them; more is a circle. */
    private static final int MOST_LINKS = 40;

    private final Function<String, Optional<SetEntry>> entries;

    private LinksOut(Function<String, Optional<SetEntry>> entries) {
        this.entries = entries;
    }

    /** The links of {@code tree} that lead out of it, or nowhere that could be told. */
    public static List<SetEntry.SymbolicLink> of(SetTree tree) {
        var links = tree.entries().stream()
                .filter(SetEntry.SymbolicLink.class::isInstance)
                .map(SetEntry.SymbolicLink.class::cast)
                .toList();
        if (links.isEmpty()) {
            return links;
        }
        var entries = HashMap.<String, SetEntry>newHashMap(tree.entries().size());
        tree.entries().forEach(entry -> entries.put(entry.path().value(), entry));
        var folded = new FoldedNames(tree);
        var here = new LinksOut(path -> Optional.ofNullable(entries.get(path)));
        // A name that is there as it is written is that one: where two are taken for one, the set cannot be restored.
        var elsewhere =
                new LinksOut(path -> Optional.ofNullable(entries.get(path)).or(() -> folded.find(path)));
        return links.stream()
                .filter(link -> here.leadsOut(link) || elsewhere.leadsOut(link))
                .toList();
    }

    private boolean leadsOut(SetEntry.SymbolicLink link) {
        var place = new ArrayList<>(link.path().parent().map(EntryPath::parts).orElse(List.of()));
        var ahead = new ArrayDeque<String>();
        if (!follow(link.target(), ahead)) {
            return true;
        }
        var links = 1;
        while (!ahead.isEmpty()) {
            var part = ahead.pop();
            if (part.equals("..")) {
                if (place.isEmpty()) {
                    return true;
                }
                place.removeLast();
                continue;
            }
            place.add(part);
            switch (entries.apply(path(place)).orElse(null)) {
                case SetEntry.SymbolicLink next -> {
                    place.removeLast();
                    if (++links > MOST_LINKS || !follow(next.target(), ahead)) {
                        return true;
                    }
                }
                case SetEntry.RegularFile file
                when !ahead.isEmpty() -> {
                    return true;
                }
                case SetEntry.HardLink file
                when !ahead.isEmpty() -> {
                    return true;
                }
                case null, default -> {}
            }
        }
        return !belongs(place);
    }

    /** Puts what {@code target} says before what is still to be gone; not where it begins at the root. */
    private static boolean follow(LinkTarget target, Deque<String> ahead) {
        target.parts().reversed().forEach(ahead::push);
        return !target.isAbsolute();
    }

    /** Whether something of the set lies there, or nothing does, in a directory that belongs to the set with all it has. */
    private boolean belongs(List<String> place) {
        for (var length = place.size(); length > 0; length--) {
            var entry = entries.apply(path(place.subList(0, length)));
            if (entry.isPresent()) {
                return !(entry.get() instanceof SetEntry.Passage);
            }
        }
        return false;
    }

    private static String path(List<String> place) {
        return String.join("/", place);
    }
}
