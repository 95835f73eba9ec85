package dev.afterrun.contracts.persisted;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All of a set that lies below one base.
 *
 * @param entries ordered by path, each in a directory that comes before it: nothing is written through a link, and nothing twice
 */
public record SetTree(PathBase base, List<SetEntry> entries) {

    /** @throws IllegalArgumentException with a sentence that names the first entry which cannot stand where it does */
    public SetTree {
        entries = List.copyOf(entries);
        var seen = HashMap.<EntryPath, SetEntry>newHashMap(entries.size());
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (i > 0 && entries.get(i - 1).path().compareTo(entry.path()) >= 0) {
                throw new IllegalArgumentException("'" + entry.path() + "' is listed twice or after '"
                        + entries.get(i - 1).path() + "'");
            }
            refuseOutsideADirectory(entry, seen);
            refuseLinkToNoFile(entry, seen);
            seen.put(entry.path(), entry);
        }
    }

    private static void refuseOutsideADirectory(SetEntry entry, Map<EntryPath, SetEntry> seen) {
        var parent = entry.path().parent();
        if (parent.isEmpty()) {
            return;
        }
        switch (seen.get(parent.get())) {
            case SetEntry.Directory directory -> {}
            case SetEntry.Passage passage -> {}
            case null ->
                throw new IllegalArgumentException("'" + entry.path() + "' lies in a directory that is not listed");
            case SetEntry other ->
                throw new IllegalArgumentException(
                        "'" + entry.path() + "' lies in '" + other.path() + "', which is no directory");
        }
    }

    private static void refuseLinkToNoFile(SetEntry entry, Map<EntryPath, SetEntry> seen) {
        if (entry instanceof SetEntry.HardLink link && !(seen.get(link.to()) instanceof SetEntry.RegularFile)) {
            throw new IllegalArgumentException(
                    "'" + link.path() + "' is another name of '" + link.to() + "', which is no file before it");
        }
    }
}
