package dev.afterrun.blobs.gcs;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.ComposeRequest;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes objects unless they are there, each in one request. */
final class Writing {
    /** What one request joins at most. */
    static final int JOINED_AT_ONCE = 32;

    /** Megabytes that one request rewrites at most, where bytes move: as many as it may have moved before we lose patience. */
    private static final long REWRITTEN_AT_ONCE = 256;

    /** Marks an object as one writer's, who so knows it again when the answer was lost. */
    private static final String WRITER = "afterrun-writer";

    private final Storage storage;
    private final String bucket;

    Writing(Storage storage, String bucket) {
        this.storage = storage;
        this.bucket = bucket;
    }

    /** Whether the object is there and ours; its CRC32C goes with the bytes, and the store compares it. */
    boolean put(String name, ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return written(
                name,
                object -> storage.create(
                        object, copy, BlobTargetOption.doesNotExist(), BlobTargetOption.disableGzipContent()));
    }

    /**
     * Whether the object is there and ours, made of {@code sources} in their order, which stay.
     *
     * @param sources 1 to {@link #JOINED_AT_ONCE}
     */
    boolean join(String name, List<String> sources) {
        return written(
                name,
                object -> storage.compose(ComposeRequest.newBuilder()
                        .addSource(sources)
                        .setTarget(object)
                        .setTargetOptions(BlobTargetOption.doesNotExist())
                        .build()));
    }

    /**
     * Whether the object is there and ours, made of exactly this generation of {@code source}, which stays. In as many requests
     * as the store wants: one where it need not move bytes, as within one location, class and key.
     */
    boolean copy(String source, long generation, String name) {
        return written(
                name,
                object -> storage.copy(CopyRequest.newBuilder()
                                .setSource(BlobId.of(bucket, source))
                                .setSourceOptions(BlobSourceOption.generationMatch(generation))
                                .setTarget(object, BlobTargetOption.doesNotExist())
                                .setMegabytesCopiedPerChunk(REWRITTEN_AT_ONCE)
                                .build())
                        .getResult());
    }

    private boolean written(String name, Write write) {
        var writer = UUID.randomUUID().toString();
        try {
            write.run(BlobInfo.newBuilder(bucket, name)
                    .setContentType("application/octet-stream")
                    .setMetadata(Map.of(WRITER, writer))
                    .build());
            return true;
        } catch (StorageException e) {
            if (e.getCode() != GcsFailures.PRECONDITION_FAILED) {
                throw e;
            }
            // A try of ours may have been answered unheard, and the next one met its object.
            return isBy(writer, name);
        }
    }

    private boolean isBy(String writer, String name) {
        return Optional.ofNullable(storage.get(BlobId.of(bucket, name), BlobGetOption.fields(BlobField.METADATA)))
                .map(BlobInfo::getMetadata)
                .map(metadata -> metadata.get(WRITER))
                .filter(writer::equals)
                .isPresent();
    }

    @FunctionalInterface
    private interface Write {
        void run(BlobInfo object);
    }
}
