package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of the store: what the local forge was told of a repository's files.
 *
 * @param files text by path, on the default branch, up to {@value #FILES}; the older ones are forgotten
 * @param changes in which paths commits differ, up to {@value #CHANGES}; the older ones are forgotten
 */
record StoredSources(RepositoryName repository, Map<String, String> files, List<Change> changes) {
    private static final int FILES = 100;
    private static final int CHANGES = 1_000;

    StoredSources {
        files = new LinkedHashMap<>(files);
        changes = List.copyOf(changes);
    }

    static StoredSources empty(RepositoryName repository) {
        return new StoredSources(repository, Map.of(), List.of());
    }

    StoredSources with(String path, String text) {
        var more = new LinkedHashMap<>(files);
        more.remove(path);
        more.put(path, text);
        if (more.size() > FILES) {
            more.remove(more.keySet().iterator().next());
        }
        return new StoredSources(repository, more, changes);
    }

    StoredSources without(String path) {
        var fewer = new LinkedHashMap<>(files);
        fewer.remove(path);
        return new StoredSources(repository, fewer, changes);
    }

    StoredSources with(Change change) {
        var more = new ArrayList<>(changes);
        more.removeIf(known -> known.isBetween(change.from(), change.to()));
        more.add(change);
        return new StoredSources(repository, files, more.subList(Math.max(0, more.size() - CHANGES), more.size()));
    }

    /** The paths in which they differ, as far as somebody said; empty where nobody did. */
    Optional<List<String>> between(Commit from, Commit to) {
        return new ChangesOnTheWay(changes).between(from, to);
    }

    /** The paths in which two commits differ. */
    record Change(Commit from, Commit to, List<String> paths) {
        boolean isBetween(Commit one, Commit other) {
            return (from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one));
        }
    }
}
