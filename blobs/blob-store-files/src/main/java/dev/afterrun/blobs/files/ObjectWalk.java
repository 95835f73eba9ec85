package dev.afterrun.blobs.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds one page of objects, and one more if there is one, entering only folders that can hold any of them. */
final class ObjectWalk {
    private final Path root;
    private final Listing listing;
    private final List<StoredObject> found = new ArrayList<>();

    ObjectWalk(Path root, Listing listing) {
        this.root = root;
        this.listing = listing;
    }

    List<StoredObject> found() throws IOException {
        enter(root, "");
        return List.copyOf(found);
    }

    private boolean isFull() {
        return found.size() > listing.limit();
    }

    private void enter(Path folder, String path) throws IOException {
        for (var entry : sorted(folder, path).entrySet()) {
            if (isFull()) {
                return;
            }
            if (!entry.getKey().endsWith("/")) {
                add(entry.getKey(), entry.getValue());
            } else if (canHold(entry.getKey())) {
                enter(root.resolve(entry.getKey()), entry.getKey());
            }
        }
    }

    /** By key: a folder sorts with its slash, as the keys below it do. */
    private SortedMap<String, BasicFileAttributes> sorted(Path folder, String path) throws IOException {
        var entries = new TreeMap<String, BasicFileAttributes>();
        try (var children = Files.newDirectoryStream(folder)) {
            for (var child : children) {
                var key = path + child.getFileName();
                if (ObjectKey.isKey(key)) {
                    put(entries, key, child);
                }
            }
        }
        return entries;
    }

    private static void put(Map<String, BasicFileAttributes> entries, String key, Path child) throws IOException {
        try {
            var attributes = Files.readAttributes(child, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                entries.put(key + "/", attributes);
            } else if (attributes.isRegularFile()) {
                entries.put(key, attributes);
            }
        } catch (NoSuchFileException e) {
            // Deleted since the folder was read.
            return;
        }
    }

    private void add(String value, BasicFileAttributes attributes) {
        var key = new ObjectKey(value);
        if (listing.covers(key)) {
            found.add(new StoredObject(
                    key, attributes.size(), attributes.lastModifiedTime().toInstant()));
        }
    }

    private boolean canHold(String folder) {
        var prefixed = folder.startsWith(listing.prefix()) || listing.prefix().startsWith(folder);
        var later = listing.after()
                .map(last -> last.value().startsWith(folder) || folder.compareTo(last.value()) > 0)
                .orElse(true);
        return prefixed && later;
    }
}
