package dev.afterrun.storage.blob;

import dev.afterrun.storage.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Ends a start without the settings of a store in which copies lie, or what is to be deleted: nobody could read or delete it. */
@ApplicationScoped
class ConfiguredStores {
    /** From one name to the next by the index, however many rows each has. */
    private static final String NAMES = """
            WITH RECURSIVE named (store) AS (
                (SELECT store FROM blob_copy ORDER BY store LIMIT 1)
                UNION ALL SELECT (SELECT next.store FROM blob_copy AS next
                                  WHERE next.store > named.store ORDER BY next.store LIMIT 1)
                FROM named WHERE named.store IS NOT NULL)
            SELECT store FROM named WHERE store IS NOT NULL
            UNION (SELECT store FROM condemned_object)
            """;

    private final Sql sql;
    private final Stores stores;

    ConfiguredStores(Sql sql, Stores stores) {
        this.sql = sql;
        this.stores = stores;
    }

    /** Before anything is taken from the queue. */
    void check(@Observes @Priority(1) StartupEvent event) {
        sql.list(row -> row.getString("store"), NAMES).stream()
                .filter(store -> !stores.names().contains(store))
                .findFirst()
                .ifPresent(store -> {
                    throw new IllegalStateException("files lie in the blob store '" + store
                            + "', which is not configured; set AFTERRUN_BLOBS_OTHERS_" + store.toUpperCase(Locale.ROOT)
                            + "_KIND and what that kind needs, until it is drained");
                });
    }
}
