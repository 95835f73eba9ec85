package dev.afterrun.storage.disposal;

import dev.afterrun.storage.blob.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** Deletes objects step by step, as far as it comes before it fails or is to rest. */
@ApplicationScoped
class DeleteObjects {
    /** Pieces of work that are done together: with fifty objects each, what a store that takes its time deletes within the lease. */
    static final int MOST = 4;

    static final Duration LEASE = Duration.ofMinutes(2);

    private final Stores stores;
    private final Yielding yielding;

    DeleteObjects(Stores stores, Yielding yielding) {
        this.stores = stores;
        this.yielding = yielding;
    }

    /** Deletes them as work of this kind. */
    Progress delete(String kind, Deletion deletion) {
        return Progress.through(
                deletion.objects(),
                some -> yielding.step(kind, some.size(), () -> delete(deletion.with(some))),
                () -> yielding.rest(kind).isPositive());
    }

    /** The step that cannot be taken back; a crash behind it leaves a piece of work that takes it again. */
    void delete(Deletion deletion) throws IOException {
        stores.named(deletion.store()).deleteAll(deletion.objects());
    }
}
