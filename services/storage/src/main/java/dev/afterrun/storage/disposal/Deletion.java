package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.storage.blob.ObjectInStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects of one store that are deleted by one piece of due work, since there are many of them when files end. A row of
 * {@link CondemnedObjects} has them, or the piece's own key, as {@code main:ab/ab12…,cd/cd34…}. Both name the store: whoever does
 * not know it yet, or any more, must not call an object deleted that lies there.
 */
record Deletion(String store, List<ObjectKey> objects) {
    /** Neither a store's name nor an object's key has one. */
    private static final char STORE_ENDS = ':';

    private static final String AND = ",";
    private static final Pattern EACH = Pattern.compile(AND);

    /** Objects of one piece: of usual keys as many as it has room for. */
    private static final int MOST = 50;

    /** Characters of a piece's key: an entry of an index takes 2,704 bytes. */
    private static final int LONGEST = 2_100;

    /** Characters of the keys of a row: it lies in a page of 8 KB, as it is. */
    private static final int LONGEST_OF_ROW = 6_000;

    Deletion {
        objects = List.copyOf(objects);
    }

    /** As few as have room for these objects in their keys. */
    static List<Deletion> of(Collection<ObjectInStore> objects) {
        return of(objects, LONGEST);
    }

    /** As few as rows have room for. */
    static List<Deletion> rowsOf(Collection<ObjectInStore> objects) {
        return of(objects, LONGEST_OF_ROW);
    }

    private static List<Deletion> of(Collection<ObjectInStore> objects, int longest) {
        return objects.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        ObjectInStore::store,
                        TreeMap::new,
                        Collectors.mapping(ObjectInStore::key, Collectors.toList())))
                .entrySet()
                .stream()
                .flatMap(there -> parts(there.getKey(), there.getValue(), longest))
                .toList();
    }

    private static Stream<Deletion> parts(String store, List<ObjectKey> objects, int longest) {
        var parts = new ArrayList<Deletion>();
        var part = new ArrayList<ObjectKey>();
        var length = store.length();
        for (var object : objects) {
            var more = 1 + object.value().length();
            if (part.size() == MOST || (!part.isEmpty() && length + more > longest)) {
                parts.add(new Deletion(store, part));
                part.clear();
                length = store.length();
            }
            part.add(object);
            length += more;
        }
        return part.isEmpty() ? parts.stream() : Stream.concat(parts.stream(), Stream.of(new Deletion(store, part)));
    }

    /** As few as there are stores, however long their keys would be: nothing to be marked. */
    static Collector<Deletion, ?, List<Deletion>> joined() {
        return Collectors.collectingAndThen(
                Collectors.groupingBy(
                        Deletion::store,
                        TreeMap::new,
                        Collectors.flatMapping(deletion -> deletion.objects().stream(), Collectors.toList())),
                stores -> stores.entrySet().stream()
                        .map(there -> new Deletion(
                                there.getKey(),
                                there.getValue().stream().distinct().toList()))
                        .toList());
    }

    /** Whether the key is one of these: before keys named a store, they were an object's alone. */
    static boolean isKey(String key) {
        return key.indexOf(STORE_ENDS) >= 0;
    }

    /** What the key of a piece says. */
    static Deletion of(String key) {
        var end = key.indexOf(STORE_ENDS);
        return new Deletion(
                key.substring(0, end),
                EACH.splitAsStream(key.substring(end + 1)).map(ObjectKey::new).toList());
    }

    /** The key of the piece. */
    String key() {
        return store + STORE_ENDS + objects.stream().map(ObjectKey::value).collect(Collectors.joining(AND));
    }

    /** The pieces that have room for what was joined: itself where it is one. */
    Stream<Deletion> pieces() {
        return parts(store, objects, LONGEST);
    }

    /** The same for other objects of the store. */
    Deletion with(List<ObjectKey> others) {
        return new Deletion(store, others);
    }

    /** What is left of it, in as few as rows have room for. */
    List<Deletion> left(Progress progress) {
        return progress.left().stream()
                .flatMap(part -> parts(store, part, LONGEST_OF_ROW))
                .toList();
    }
}
