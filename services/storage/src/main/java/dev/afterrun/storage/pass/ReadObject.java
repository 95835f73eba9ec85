package dev.afterrun.storage.pass;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.SliceOutside;
import dev.afterrun.contracts.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an object once, from its begin to its end, and compares every copy in it with its digest. */
public final class ReadObject {
    private static final int BUFFER = 128 * 1024;

    private final BlobReader store;
    private final Brake brake;
    private final Tee tee;

    /** @param tee is told of all bytes of the object, in their order */
    public ReadObject(BlobReader store, Brake brake, Tee tee) {
        this.store = store;
        this.brake = brake;
        this.tee = tee;
    }

    /** One whose bytes nobody else wants. */
    public ReadObject(BlobReader store, Brake brake) {
        this(store, brake, (buffer, count) -> {});
    }

    /** What is wrong with which of {@code copies}, which are in the order of their starts; empty where all are well. */
    public Map<StoredCopy, String> damaged(ObjectKey key, List<StoredCopy> copies) throws IOException {
        var found = new LinkedHashMap<StoredCopy, String>();
        try {
            var size = store.size(key);
            copies.stream()
                    .filter(copy -> copy.end() > size)
                    .forEach(copy -> found.put(
                            copy, "the object was cut off: it has " + size + " bytes, and this ends at " + copy.end()));
            compare(
                    new ObjectSlice(key, 0, size),
                    copies.stream().filter(copy -> copy.end() <= size).toList(),
                    found);
        } catch (ObjectMissing | SliceOutside gone) {
            copies.forEach(copy -> found.putIfAbsent(copy, "the object is gone"));
        }
        return found;
    }

    private void compare(ObjectSlice object, List<StoredCopy> copies, Map<StoredCopy, String> found)
            throws IOException {
        var ahead = new ArrayDeque<Digested>();
        copies.forEach(copy -> ahead.add(new Digested(copy, Digest.sha256())));
        // Copies may share bytes, so there can be several at once.
        var open = new ArrayList<Digested>();
        try (var content = store.open(object)) {
            var buffer = new byte[BUFFER];
            for (var at = 0L; at < object.length(); ) {
                var count = content.read(buffer, 0, (int) Math.min(object.length() - at, buffer.length));
                if (count < 0) {
                    throw new EOFException("the store broke off");
                }
                tee.bytes(buffer, count);
                while (!ahead.isEmpty() && ahead.element().copy.start() < at + count) {
                    open.add(ahead.remove());
                }
                for (var copy : open) {
                    copy.update(buffer, at, count);
                }
                at += count;
                var end = at;
                open.removeIf(copy -> copy.isRead(end, found));
                brake.passed(count);
            }
        }
        // Of no bytes, at the very end.
        ahead.forEach(copy -> copy.isRead(object.length(), found));
    }

    /** Is told of bytes as they are read. */
    public interface Tee {
        /** The first {@code count} bytes of {@code buffer}, which is used again afterwards. */
        void bytes(byte[] buffer, int count) throws IOException;
    }

    private record Digested(StoredCopy copy, MessageDigest digest) {
        void update(byte[] buffer, long at, int count) {
            var begin = Math.max(copy.start(), at);
            var end = Math.min(copy.end(), at + count);
            if (begin < end) {
                digest.update(buffer, (int) (begin - at), (int) (end - begin));
            }
        }

        /** Whether all of it has passed once {@code read} bytes of the object have; then what is wrong with it is found. */
        boolean isRead(long read, Map<StoredCopy, String> found) {
            if (copy.end() > read) {
                return false;
            }
            var actual = Digest.ofHash(digest.digest());
            if (!actual.equals(copy.sha256())) {
                found.put(copy, "the bytes there have the SHA-256 " + actual);
            }
            return true;
        }
    }
}
