package dev.afterrun.storage.upload;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.NewCopy;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.disposal.DeleteObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Ends what was sent straight to a store, once: as a blob, or for nothing. The row of the upload decides who ends it. In its
 * transaction an object either gets the row of a copy or becomes due to be deleted, so that none is without an owner, and
 * no copy without its object.
 *
 * <pre>
 * under way ──▶ a copy
 *     └───────▶ to be deleted
 * </pre>
 */
@ApplicationScoped
class EndUpload {
    private final DirectRecords uploads;
    private final SessionRecords records;
    private final DueWork dueWork;
    private final UploadSettings settings;

    EndUpload(DirectRecords uploads, SessionRecords records, DueWork dueWork, UploadSettings settings) {
        this.uploads = uploads;
        this.records = records;
        this.dueWork = dueWork;
        this.settings = settings;
    }

    /** As a blob, whose bytes are the object {@code key} of the same store. */
    @Transactional
    Ending asBlob(Session session, UploadInStore sent, ObjectKey key) {
        var isItself = sent.itself().filter(key::equals).isPresent();
        if (!uploads.take(session.id(), sent)) {
            if (!isItself) {
                delete(sent, key);
            }
            return Ending.BY_ANOTHER;
        }
        sent.itself().ifPresent(object -> expectLateSending(sent, object));
        if (!isItself) {
            sent.itself().ifPresent(object -> delete(sent, object));
        }
        var upload = sent.upload();
        return records.arrived(session, sent.store(), List.of(NewCopy.whole(upload.sha256(), key, upload.size())))
                ? Ending.HERE
                : Ending.SESSION_ENDED;
    }

    /** For nothing; false where another has ended it. */
    @Transactional
    boolean forNothing(UUID session, UploadInStore sent) {
        var taken = uploads.take(session, sent);
        if (taken) {
            sent.itself().ifPresent(object -> {
                expectLateSending(sent, object);
                delete(sent, object);
            });
        }
        return taken;
    }

    private void delete(UploadInStore sent, ObjectKey object) {
        dueWork.mark(DeleteObject.KIND, DeleteObject.key(new ObjectInStore(sent.store(), object)), Duration.ZERO);
    }

    /** No address for it is signed any more, so that none is good for longer. */
    private void expectLateSending(UploadInStore sent, ObjectKey object) {
        dueWork.mark(
                SweepLateSending.KIND,
                DeleteObject.key(new ObjectInStore(sent.store(), object)),
                settings.addressLifetime().plus(SweepLateSending.UNDER_WAY));
    }

    /** What became of an upload. */
    enum Ending {
        HERE,
        BY_ANOTHER,
        SESSION_ENDED
    }
}
