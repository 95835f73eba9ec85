package dev.afterrun.blobs;

import static dev.afterrun.blobs.BlobStoreContract.KEY_OF_UPLOAD;

import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What tests of a store do over and over: put bytes, get bytes, make bytes. */
public final class StoreBytes {
    private StoreBytes() {}

    /** Uploads {@code bytes} whole as {@code key}. */
    public static void put(BlobStore store, ObjectKey key, byte[] bytes) throws IOException {
        put(store, KEY_OF_UPLOAD, key, bytes);
    }

    /** Uploads {@code bytes} whole as {@code key} under a staging key of the caller's. */
    public static void put(BlobStore store, StagingKey upload, ObjectKey key, byte[] bytes) throws IOException {
        try (var staged = store.stage(upload)) {
            staged.append(0, new ByteArrayInputStream(bytes), bytes.length);
            staged.promote(key, Digest.of(bytes), bytes.length);
        }
    }

    /** All bytes of the object. */
    public static byte[] get(BlobReader store, ObjectKey key) throws IOException {
        return get(store, new ObjectSlice(key, 0, store.size(key)));
    }

    /** The slice's bytes. */
    public static byte[] get(BlobReader store, ObjectSlice slice) throws IOException {
        try (var content = store.open(slice)) {
            return content.readAllBytes();
        }
    }

    /** What a receiver gets who takes a delivery the way it says. */
    public static byte[] receive(Delivery delivery) throws IOException {
        return switch (delivery) {
            case Delivery.LocalFile file -> read(file);
            case Delivery.Streamed streamed -> readAndClose(streamed.content());
            case Delivery.Redirect redirect ->
                readAndClose(redirect.address().toURL().openStream());
        };
    }

    /** The same bytes for the same seed. */
    public static byte[] random(int seed, int count) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Delivery.LocalFile file) throws IOException {
        try (var channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            channel.position(file.offset());
            var bytes = ByteBuffer.allocate((int) file.length());
            Channels.newInputStream(channel).readNBytes(bytes.array(), 0, bytes.capacity());
            return bytes.array();
        }
    }

    private static byte[] readAndClose(InputStream content) throws IOException {
        try (content) {
            return content.readAllBytes();
        }
    }
}
