package dev.afterrun.storage.upload;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.storage.blob.NewCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Makes what was sent straight to the store a blob: exactly the bytes that were compared with the digest. */
@ApplicationScoped
class PromoteUpload {
    private final BlobStore store;
    private final DirectRecords uploads;
    private final SessionRecords records;

    PromoteUpload(BlobStore store, DirectRecords uploads, SessionRecords records) {
        this.store = store;
        this.uploads = uploads;
        this.records = records;
    }

    /**
     * Twice at once is harmless: each writes an object of its own, and one of them serves.
     *
     * @throws DigestMismatch when the bytes are others; they are gone then
     */
    void promote(Session session, DirectUpload upload, Arrival.Whole arrival) throws IOException {
        var direct = direct();
        var key = ObjectKey.fresh();
        try {
            direct.promote(upload, arrival, key);
        } catch (DigestMismatch mismatch) {
            drop(session, upload);
            throw mismatch;
        }
        if (!records.arrived(session, List.of(NewCopy.whole(upload.sha256(), key, upload.size())))) {
            throw SessionEnded.problem();
        }
        drop(session, upload);
    }

    /** What was sent is of no use, or not any more. */
    void drop(Session session, DirectUpload upload) throws IOException {
        direct().discard(upload);
        uploads.forget(session, upload);
    }

    private DirectUploads direct() throws IOException {
        return store.direct().orElseThrow(() -> new IOException("the store takes bytes through storage alone now"));
    }
}
