package dev.afterrun.storage.verification;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.SliceOutside;
import dev.afterrun.contracts.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an object once, from its begin to its end, and compares every copy in it with its digest. */
final class ReadObject {
    private static final int BUFFER = 128 * 1024;

    private final BlobReader store;
    private final Brake brake;

    ReadObject(BlobReader store, Brake brake) {
        this.store = store;
        this.brake = brake;
    }

    /** What is wrong with which of {@code copies}, which are in the order of their starts; empty where all are well. */
    Map<StoredCopy, String> damaged(ObjectKey key, List<StoredCopy> copies) throws IOException {
        var found = new LinkedHashMap<StoredCopy, String>();
        try {
            var size = store.size(key);
            copies.stream()
                    .filter(copy -> copy.end() > size)
                    .forEach(copy -> found.put(
                            copy, "the object was cut off: it has " + size + " bytes, and this ends at " + copy.end()));
            compare(
                    key,
                    size,
                    copies.stream().filter(copy -> copy.end() <= size).toList(),
                    found);
        } catch (ObjectMissing | SliceOutside gone) {
            copies.forEach(copy -> found.putIfAbsent(copy, "the object is gone"));
        }
        return found;
    }

    private void compare(ObjectKey key, long size, List<StoredCopy> copies, Map<StoredCopy, String> found)
            throws IOException {
        try (var content = store.open(new ObjectSlice(key, 0, size))) {
            var at = 0L;
            for (var copy : copies) {
                if (copy.start() < at) {
                    // Two copies share bytes: this one is read by itself.
                    alone(key, copy).ifPresent(damage -> found.put(copy, damage));
                } else {
                    content.skipNBytes(copy.start() - at);
                    check(content, copy).ifPresent(damage -> found.put(copy, damage));
                    at = copy.end();
                }
            }
        }
    }

    private Optional<String> alone(ObjectKey key, StoredCopy copy) throws IOException {
        try (var content = store.open(new ObjectSlice(key, copy.start(), copy.size()))) {
            return check(content, copy);
        }
    }

    private Optional<String> check(InputStream content, StoredCopy copy) throws IOException {
        var digest = Digest.sha256();
        var buffer = new byte[BUFFER];
        for (var left = copy.size(); left > 0; ) {
            var count = content.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the store broke off");
            }
            digest.update(buffer, 0, count);
            left -= count;
            brake.passed(count);
        }
        var actual = Digest.ofHash(digest.digest());
        return actual.equals(copy.sha256())
                ? Optional.empty()
                : Optional.of("the bytes there have the SHA-256 " + actual);
    }
}
