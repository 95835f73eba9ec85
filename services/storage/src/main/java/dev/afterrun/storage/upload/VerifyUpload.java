package dev.afterrun.storage.upload;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads what a job has sent straight to the store and nobody has compared yet; then it is a blob, or is dropped. */
@ApplicationScoped
public class VerifyUpload implements Worker {
    /** The kind of this work; its key is the session's id, a dot, and the digest. */
    public static final String KIND = "verify-upload";

    private static final Logger LOG = Logger.getLogger(VerifyUpload.class);

    /** Enough for 5 GiB at 6 MB/s; what outlasts it is read twice, which is harmless. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Stores stores;
    private final Sessions sessions;
    private final DirectRecords uploads;
    private final PromoteUpload promote;
    private final SessionRecords records;

    VerifyUpload(
            Stores stores, Sessions sessions, DirectRecords uploads, PromoteUpload promote, SessionRecords records) {
        this.stores = stores;
        this.sessions = sessions;
        this.uploads = uploads;
        this.promote = promote;
        this.records = records;
    }

    /** The key of the work on this blob. */
    static String key(SessionBlob blob) {
        return blob.session().id() + "." + blob.sha256();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var blob = blob(key);
        // Where the session has ended, its sweep drops what was sent.
        if (blob.isPresent()) {
            var upload = uploads.find(blob.get());
            if (upload.isPresent()) {
                verify(blob.get(), upload.get());
            }
        }
        return Outcome.DONE;
    }

    private void verify(SessionBlob blob, UploadInStore sent) throws IOException {
        var direct = stores.named(sent.store()).direct();
        if (blob.verified() || direct.isEmpty()) {
            promote.drop(blob.session().id(), sent);
            return;
        }
        try {
            if (direct.get().arrived(sent.upload()) instanceof Arrival.Whole whole) {
                promote.promote(blob.session(), sent, whole);
            }
        } catch (DigestMismatch mismatch) {
            records.wereOthers(blob);
            LOG.infof("What was sent in the session %s: %s", blob.session().id(), mismatch.getMessage());
        }
    }

    private Optional<SessionBlob> blob(String key) {
        var dot = key.indexOf('.');
        return sessions.find(UUID.fromString(key.substring(0, dot)))
                .flatMap(open -> sessions.blob(open.session(), new Digest(key.substring(dot + 1))));
    }
}
