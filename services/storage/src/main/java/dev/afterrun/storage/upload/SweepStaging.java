package dev.afterrun.storage.upload;

import dev.afterrun.blobs.StagingKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.Stores;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Looks in the stores themselves, now and then, for uploads that no session knows: what a crash, or a late sender, left. */
@ApplicationScoped
public class SweepStaging implements Worker {
    /** The kind of this work, of which there is one piece. */
    public static final String KIND = "sweep-staging";

    private static final String ALL = "all";
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final int AT_ONCE = 10_000;

    private final Stores stores;
    private final Sessions sessions;
    private final DirectRecords uploads;
    private final DueWork dueWork;
    private final Clock clock;

    SweepStaging(Stores stores, Sessions sessions, DirectRecords uploads, DueWork dueWork, Clock clock) {
        this.stores = stores;
        this.sessions = sessions;
        this.uploads = uploads;
        this.dueWork = dueWork;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, ALL, BETWEEN));
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
        var before = clock.instant().minus(ABANDONED);
        for (var store : stores.names()) {
            sweep(store, before);
        }
        return new Outcome.Again(BETWEEN, "it is time to look again");
    }

    private void sweep(String name, Instant before) throws IOException {
        var store = stores.named(name);
        for (var upload : store.staged(before, AT_ONCE)) {
            if (!isKnown(upload.key())) {
                store.discard(upload.key());
            }
        }
        if (store.direct().isPresent()) {
            store.direct().get().sweep(before, upload -> uploads.isUnderWay(name, upload));
        }
    }

    /** Whether a session of ours has yet to end it; packs and manifests under way belong to none, and take no day. */
    private boolean isKnown(StagingKey key) {
        var session = key.value().replaceFirst("\\..*", "");
        try {
            return sessions.exists(UUID.fromString(session));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
