package dev.afterrun.storage.upload;

import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/**
 * Looks once more after an object that jobs had signed addresses for, when none of those is good any more: whoever used one
 * after the object was deleted has written it again, and no row tells of it.
 */
@ApplicationScoped
public class SweepLateSending implements Worker {
    /** The kind of this work; its key is that of {@link DeleteObject} for the same object. */
    public static final String KIND = "sweep-late-sending";

    /** How long a sending may last that began by an address which was still good. */
    static final Duration UNDER_WAY = Duration.ofDays(1);

    private final Sql sql;
    private final Stores stores;

    SweepLateSending(Sql sql, Stores stores) {
        this.sql = sql;
        this.stores = stores;
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
        var object = DeleteObject.object(key);
        // One that is condemned has a piece of work of its own, and may as well be deleted here.
        if (!isKnown(object)) {
            stores.named(object.store()).delete(object.key());
        }
        return Outcome.DONE;
    }

    private boolean isKnown(ObjectInStore object) {
        return sql.exists(
                "SELECT 1 FROM blob_copy WHERE store = ? AND object_key = ?",
                object.store(),
                object.key().value());
    }
}
