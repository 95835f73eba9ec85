package dev.afterrun.blobs.gcs;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Deletes objects one by one, some at a time: Google's batch tries none of them again. */
final class Deleting {
    private static final int AT_ONCE = 16;

    private final Storage storage;
    private final String bucket;

    Deleting(Storage storage, String bucket) {
        this.storage = storage;
        this.bucket = bucket;
    }

    /** Deletes those that there are; returns how many that were to be. */
    int delete(Collection<String> names) throws IOException {
        if (names.size() == 1) {
            storage.delete(BlobId.of(bucket, names.iterator().next()));
            return 1;
        }
        var deletions = new ArrayList<Callable<Boolean>>();
        names.forEach(name -> deletions.add(() -> storage.delete(BlobId.of(bucket, name))));
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var deletion : threads.invokeAll(deletions)) {
                deletion.get();
            }
            return names.size();
        } catch (ExecutionException e) {
            throw new IOException("not every object was deleted: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("while objects were deleted").initCause(e);
        }
    }
}
