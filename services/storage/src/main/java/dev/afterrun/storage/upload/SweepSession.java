package dev.afterrun.storage.upload;

import dev.afterrun.blobs.BlobStaging;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.disposal.Condemn;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Ends a session: what was cut off is dropped, and blobs that nobody came to refer to lose their lease. */
@ApplicationScoped
class SweepSession implements Worker {
    static final String KIND = "sweep-session";

    private final Sql sql;
    private final BlobStaging staging;
    private final Condemn condemn;

    SweepSession(Sql sql, BlobStore store, Condemn condemn) {
        this.sql = sql;
        this.staging = store;
        this.condemn = condemn;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var session = UUID.fromString(key);
        for (var digest : blobs(session, "NOT verified")) {
            staging.discard(StagingKey.of(key, digest));
        }
        // An expired session holds nothing any more; its row goes last, so that a crash leaves it to be swept again.
        condemn.unreferenced(blobs(session, "verified"));
        QuarkusTransaction.requiringNew().run(() -> sql.update("DELETE FROM upload_session WHERE id = ?", session));
        return Outcome.DONE;
    }

    private List<Digest> blobs(UUID session, String which) {
        return sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT sha256 FROM session_blob WHERE session_id = ? AND " + which,
                session);
    }
}
