package dev.afterrun.storage.upload;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.storage.blob.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Makes what was sent straight to the store a blob: exactly the bytes that were compared with the digest. */
@ApplicationScoped
class PromoteUpload {
    private final Stores stores;
    private final EndUpload endUpload;

    PromoteUpload(Stores stores, EndUpload endUpload) {
        this.stores = stores;
        this.endUpload = endUpload;
    }

    /**
     * Of two at once, one ends the upload.
     *
     * @throws DigestMismatch when the bytes are others; they are gone then
     * @throws IOException also when another has ended it: look again what became of the blob
     */
    void promote(Session session, UploadInStore sent, Arrival.Whole arrival) throws IOException {
        var direct = direct(sent);
        try {
            var key = direct.promote(sent.upload(), arrival);
            switch (endUpload.asBlob(session, sent, key)) {
                case HERE -> {
                    if (sent.itself().filter(key::equals).isEmpty()) {
                        direct.discard(sent.upload());
                    }
                }
                case BY_ANOTHER -> throw new IOException("another request has just ended this upload");
                case SESSION_ENDED -> throw SessionEnded.problem();
            }
        } catch (DigestMismatch mismatch) {
            drop(session.id(), sent);
            throw mismatch;
        }
    }

    /** What was sent is of no use, or not any more. What the store does not delete now is due to be deleted, or is swept. */
    void drop(UUID session, UploadInStore sent) throws IOException {
        if (endUpload.forNothing(session, sent)) {
            var direct = stores.named(sent.store()).direct();
            if (direct.isPresent()) {
                direct.get().discard(sent.upload());
            }
        }
    }

    private DirectUploads direct(UploadInStore sent) throws IOException {
        return stores.named(sent.store())
                .direct()
                .orElseThrow(() -> new IOException("the store takes bytes through storage alone now"));
    }
}
