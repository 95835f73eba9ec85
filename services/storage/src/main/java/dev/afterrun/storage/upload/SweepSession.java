package dev.afterrun.storage.upload;

import dev.afterrun.blobs.StagingKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.disposal.Condemn;
import dev.afterrun.storage.upload.Sessions.Arrival;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/**
 * Ends a session: what was cut off is dropped, and blobs that nobody came to refer to lose their lease.
 *
 * <pre>
 * open ──▶ ended ──▶ lapsed ──▶ forgotten
 *            └─ holds as long as its job's event may still come: not read yet, or a dead letter
 * </pre>
 */
@ApplicationScoped
public class SweepSession implements Worker {
    /** The kind of this work; its key is the session's id. */
    public static final String KIND = "sweep-session";

    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final Holding holding;
    private final DirectRecords uploads;
    private final PromoteUpload promote;
    private final Stores stores;
    private final Condemn condemn;

    SweepSession(
            Sessions sessions,
            Holding holding,
            DirectRecords uploads,
            PromoteUpload promote,
            Stores stores,
            Condemn condemn) {
        this.sessions = sessions;
        this.holding = holding;
        this.uploads = uploads;
        this.promote = promote;
        this.stores = stores;
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
        var id = UUID.fromString(key);
        var ending = QuarkusTransaction.requiringNew().call(() -> sessions.ending(id));
        if (ending.isEmpty()) {
            return Outcome.DONE;
        }
        if (ending.get().left().isPositive()) {
            return new Outcome.Again(ending.get().left(), "the session has not ended");
        }
        var held = holding.why(id, ending.get());
        if (held.isPresent()) {
            return new Outcome.Again(SETTLING, held.get());
        }
        sweep(id);
        return Outcome.DONE;
    }

    private void sweep(UUID id) throws IOException {
        QuarkusTransaction.requiringNew().run(() -> sessions.lapse(id));
        for (var blob : sessions.announced(id, Arrival.AWAITED)) {
            stores.main().discard(StagingKey.of(id.toString(), blob));
        }
        dropDirect(id);
        condemn.unreferenced(sessions.announced(id, Arrival.HERE));
        // Last, so that a crash leaves it to be swept again.
        QuarkusTransaction.requiringNew().run(() -> sessions.forget(id));
    }

    private void dropDirect(UUID id) throws IOException {
        for (var sent : uploads.of(id)) {
            promote.drop(id, sent);
        }
    }
}
