package dev.afterrun.storage.doctor;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.doctor.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether one store takes an object, gives back its bytes, and deletes it. The key is one that nobody has used; what a crash leaves of
 * it, an audit of the store finds as it finds everything that no row tells of.
 */
final class StoreWorks implements Check {
    private static final byte[] BYTES = "afterrun doctor".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final BlobStore store;

    /** @param store which is configured under that name */
    StoreWorks(String store, BlobStore opened) {
        this.name = "store " + store;
        this.store = opened;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Finding> look() {
        var key = ObjectKey.fresh();
        var written = tried(
                () -> write(key), "it takes no object", "give storage's key the right to write, and the store room");
        var read = written.isPresent()
                ? written
                : tried(() -> read(key), "it does not give back what it took", "give storage's key the right to read");
        // Also where nothing seems to be there: a write whose answer was lost may have been one.
        var deleted = tried(
                () -> delete(key),
                "it does not delete the object " + key,
                "give storage's key the right to delete: else nothing that ends makes room");
        var wrong = Stream.of(read, deleted).flatMap(Optional::stream).toList();
        return wrong.isEmpty() ? List.of(Finding.ok(name, "it takes, gives back and deletes an object")) : wrong;
    }

    private Optional<Finding> tried(Step step, String what, String mend) {
        try {
            step.take();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Finding.wrong(name, what + ": " + e.getMessage(), mend));
        }
    }

    private void write(ObjectKey key) throws IOException {
        try (var sink = store.write(key)) {
            sink.append(ByteBuffer.wrap(BYTES));
            sink.commit();
        }
    }

    private void read(ObjectKey key) throws IOException {
        try (var content = store.open(new ObjectSlice(key, 0, BYTES.length))) {
            if (!Arrays.equals(content.readAllBytes(), BYTES)) {
                throw new IOException("the bytes are others");
            }
        }
    }

    private void delete(ObjectKey key) throws IOException {
        store.delete(key);
        try {
            store.size(key);
        } catch (ObjectMissing gone) {
            return;
        }
        throw new IOException("it is there still");
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }
}
