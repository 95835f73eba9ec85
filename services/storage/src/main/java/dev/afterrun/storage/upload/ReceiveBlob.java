package dev.afterrun.storage.upload;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.blob.NewCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Takes one blob's bytes, in one piece or several. What has arrived stays when the connection breaks; nothing is visible
 * before its digest was computed.
 */
@ApplicationScoped
public class ReceiveBlob {
    private final BlobStore store;
    private final SessionRecords records;

    ReceiveBlob(BlobStore store, SessionRecords records) {
        this.store = store;
        this.records = records;
    }

    /** Bytes that have arrived: all, or where to go on. */
    public long offset(SessionBlob blob) throws IOException {
        return blob.verified() ? blob.size() : store.offset(blob.staging());
    }

    /** Takes the whole blob from its beginning. */
    public void whole(SessionBlob blob, InputStream body) throws IOException {
        if (store.offset(blob.staging()) > 0) {
            store.discard(blob.staging());
        }
        var arrived = continued(blob, 0, body);
        if (arrived < blob.size()) {
            throw refused("the body ended after " + arrived + " of the " + blob.size() + " bytes of " + blob.sha256()
                    + "; go on with PATCH from there, or hash the file again");
        }
    }

    /** Takes what comes next; the new offset. */
    public long continued(SessionBlob blob, long offset, InputStream body) throws IOException {
        var arrived = append(blob, offset, body);
        if (arrived > blob.size()) {
            store.discard(blob.staging());
            throw refused("more than the " + blob.size() + " bytes that were announced for " + blob.sha256()
                    + " arrived; hash the file again and open a new session");
        }
        return arrived;
    }

    /** The new offset; one more than the blob's size where the body goes on behind its end. */
    private long append(SessionBlob blob, long offset, InputStream body) throws IOException {
        try (var staged = store.stage(blob.staging())) {
            var arrived = staged.append(offset, body, blob.size() - Math.min(offset, blob.size()));
            if (body.read() >= 0) {
                return blob.size() + 1;
            }
            if (arrived == blob.size()) {
                promote(blob, staged);
            }
            return arrived;
        } catch (DigestMismatch mismatch) {
            throw new ProblemException(ProblemType.DIGEST_MISMATCH.because(mismatch));
        }
    }

    private void promote(SessionBlob blob, StagedObject staged) throws IOException {
        var key = ObjectKey.fresh();
        staged.promote(key, blob.sha256(), blob.size());
        if (!records.arrived(blob.session(), List.of(NewCopy.whole(blob.sha256(), key, blob.size())))) {
            throw SessionEnded.problem();
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.DIGEST_MISMATCH.because(why));
    }
}
