package dev.afterrun.storage.doctor;

import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.storage.blob.Stores;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that storage looks at. */
@Singleton
public class StorageChecks {
    private final List<Check> all;

    StorageChecks(@All List<Check> checks, Stores stores) throws IOException {
        this.all = new ArrayList<>(checks);
        for (var store : stores.names()) {
            all.add(new StoreWorks(store, stores.named(store)));
        }
    }

    /** Each of them. */
    public List<Check> all() {
        return List.copyOf(all);
    }
}
