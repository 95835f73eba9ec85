package dev.afterrun.persisted.disk;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A place that a set has twice on this machine: where one of its bases lies in another, what belongs to it below both may be one file,
 * or lie one in the other. Each base's files are put in place by themselves, so such a set cannot be restored.
 *
 * @param outer the base in which the other one lies
 * @param path of the place, below {@code outer}
 */
public record Overlap(PathBase outer, PathBase inner, String path) {

    /** The first one, if there is any, of what belongs to a set below each of its bases. */
    public static Optional<Overlap> of(Bases bases, Map<PathBase, List<EntryPath>> taken) throws IOException {
        for (var outer : taken.entrySet()) {
            for (var inner : taken.entrySet()) {
                if (outer.getKey() != inner.getKey()) {
                    var overlap = between(bases, outer, inner);
                    if (overlap.isPresent()) {
                        return overlap;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Overlap> between(
            Bases bases, Map.Entry<PathBase, List<EntryPath>> outer, Map.Entry<PathBase, List<EntryPath>> inner)
            throws IOException {
        var around = real(bases.of(outer.getKey()));
        var within = real(bases.of(inner.getKey()));
        if (!within.startsWith(around)) {
            return Optional.empty();
        }
        var above = NativeNames.bytes(around.relativize(within));
        var before = above.length == 0 ? "" : EntryPath.of(above).value() + "/";
        // Most of what is in the outer base has nothing to do with the inner one.
        var outers = values("", outer.getValue());
        outers.removeIf(path -> !path.startsWith(before) && !before.startsWith(path + "/"));
        if (outers.isEmpty()) {
            return Optional.empty();
        }
        var inners = values(before, inner.getValue());
        return inOneOf(inners, outers)
                .or(() -> inOneOf(outers, inners))
                .map(place -> new Overlap(outer.getKey(), inner.getKey(), place));
    }

    private static Set<String> values(String before, List<EntryPath> paths) {
        return paths.stream().map(path -> before + path.value()).collect(Collectors.toCollection(HashSet::new));
    }

    /** The first of {@code paths} that is one of {@code others}, or lies in one. */
    private static Optional<String> inOneOf(Set<String> paths, Set<String> others) {
        return paths.stream()
                .filter(path -> {
                    var end = path.length();
                    while (end > 0 && !others.contains(path.substring(0, end))) {
                        end = path.lastIndexOf('/', end - 1);
                    }
                    return end > 0;
                })
                .min(String::compareTo);
    }

    /** Where a directory is whatever links lead to it, as far as it is there. */
    private static Path real(Path directory) throws IOException {
        var path = directory.toAbsolutePath().normalize();
        for (var there = path; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(there.relativize(path));
            }
        }
        return path;
    }

    @Override
    public String toString() {
        return "'" + path + "' of the " + outer.word() + ", in which the " + inner.word() + " lies";
    }
}
