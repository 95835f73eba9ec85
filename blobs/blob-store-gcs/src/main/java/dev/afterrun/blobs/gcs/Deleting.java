package dev.afterrun.blobs.gcs;

import static dev.afterrun.blobs.gcs.GcsFailures.told;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import dev.afterrun.blobs.bucket.ManyDeletions;
import dev.afterrun.blobs.bucket.NamesNotDeleted;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Deletes objects, those that there are. */
final class Deleting {
    private final Storage storage;
    private final DeletionBatch batch;
    private final String bucket;
    private final ManyDeletions deletions;

    Deleting(Storage storage, DeletionBatch batch, String bucket) {
        this.storage = storage;
        this.batch = batch;
        this.bucket = bucket;
        this.deletions = new ManyDeletions(DeletionBatch.MOST, this::together, this::alone);
    }

    void delete(Collection<String> names) throws NamesNotDeleted {
        deletions.delete(names);
    }

    private Set<String> together(List<String> names) throws IOException {
        return told(bucket, "delete " + names.getFirst() + " and others", () -> batch.delete(names));
    }

    private void alone(String name) throws IOException {
        told(bucket, "delete " + name, () -> storage.delete(BlobId.of(bucket, name)));
    }
}
