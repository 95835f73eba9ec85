package dev.afterrun.storage.upload;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.storage.blob.NewCopy;
import dev.afterrun.storage.blob.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Makes what was sent straight to the store a blob: exactly the bytes that were compared with the digest. */
@ApplicationScoped
class PromoteUpload {
    private final Stores stores;
    private final DirectRecords uploads;
    private final SessionRecords records;

    PromoteUpload(Stores stores, DirectRecords uploads, SessionRecords records) {
        this.stores = stores;
        this.uploads = uploads;
        this.records = records;
    }

    /**
     * Twice at once is harmless: each writes an object of its own, and one of them serves.
     *
     * @throws DigestMismatch when the bytes are others; they are gone then
     */
    void promote(Session session, UploadInStore sent, Arrival.Whole arrival) throws IOException {
        var upload = sent.upload();
        var key = ObjectKey.fresh();
        try {
            direct(sent).promote(upload, arrival, key);
        } catch (DigestMismatch mismatch) {
            drop(session, sent);
            throw mismatch;
        }
        if (!records.arrived(session, sent.store(), List.of(NewCopy.whole(upload.sha256(), key, upload.size())))) {
            throw SessionEnded.problem();
        }
        drop(session, sent);
    }

    /** What was sent is of no use, or not any more. */
    void drop(Session session, UploadInStore sent) throws IOException {
        direct(sent).discard(sent.upload());
        uploads.forget(session, sent);
    }

    private DirectUploads direct(UploadInStore sent) throws IOException {
        return stores.named(sent.store())
                .direct()
                .orElseThrow(() -> new IOException("the store takes bytes through storage alone now"));
    }
}
