package dev.afterrun.blobs.files;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** Prints how fast 100 MB go from memory to a promoted object. Arguments: the store's directory. */
public final class UploadSpeed {
    private static final int SIZE = 100_000_000;
    private static final int ROUNDS = 9;

    /** One way to upload all of the bytes. */
    interface Upload {
        void run(ObjectKey key) throws IOException;
    }

    private UploadSpeed() {}

    public static void main(String... args) throws IOException {
        var store = new FilesBlobStore(Path.of(args[0]));
        var bytes = StoreBytes.random(1, SIZE);
        var digest = Digest.of(bytes);
        var direct = ByteBuffer.allocateDirect(SIZE).put(bytes).flip();

        measure("stream", store, key -> {
            try (var staged = store.stage(new StagingKey("speed"))) {
                staged.append(0, new ByteArrayInputStream(bytes), SIZE);
                staged.promote(key, digest, SIZE);
            }
        });
        for (var size : new int[] {8 * 1024, 64 * 1024, 1024 * 1024}) {
            measure("direct buffers of " + size / 1024 + " KiB", store, key -> {
                try (var staged = store.stage(new StagingKey("speed"))) {
                    for (var at = 0; at < SIZE; at += size) {
                        staged.append(at, direct.slice(at, Math.min(size, SIZE - at)));
                    }
                    staged.promote(key, digest, SIZE);
                }
            });
        }
        measure("sink, unhashed", store, key -> {
            try (var sink = store.write(key)) {
                sink.append(direct.duplicate());
                sink.commit();
            }
        });
    }

    private static void measure(String name, BlobStore store, Upload upload) throws IOException {
        var rates = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var key = ObjectKey.fresh();
            var start = System.nanoTime();
            upload.run(key);
            rates[round] = SIZE * 1e3 / (System.nanoTime() - start);
            store.delete(key);
        }
        Arrays.sort(rates);
        System.out.printf(
                "%-28s median %4.0f MB/s (%.0f to %.0f)%n", name, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
    }
}
