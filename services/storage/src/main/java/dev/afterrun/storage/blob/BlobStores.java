package dev.afterrun.storage.blob;

import dev.afterrun.blobs.BlobStore;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;

/** Makes the stores that are configured. */
final class BlobStores {
    private static final String VARIABLES = "AFTERRUN_BLOBS_";

    /** Made at start, so that a store that cannot be used ends the start and not somebody's upload. */
    @Produces
    @Singleton
    @Startup
    Stores stores(BlobSettings settings, Clock clock) throws IOException {
        var opened = new LinkedHashMap<String, BlobStore>();
        try {
            opened.put(
                    StoreName.checked(settings.name(), VARIABLES + "NAME"),
                    new OpenStore(settings.name(), VARIABLES, settings.main(), clock).open());
            for (var other : settings.others().entrySet()) {
                var name = StoreName.checked(other.getKey(), VARIABLES + "OTHERS_…");
                var variables = VARIABLES + "OTHERS_" + name.toUpperCase(Locale.ROOT) + "_";
                if (opened.containsKey(name)) {
                    throw new IllegalArgumentException(
                            "two blob stores are called '" + name + "'; set AFTERRUN_BLOBS_NAME to another name");
                }
                opened.put(name, new OpenStore(name, variables, other.getValue(), clock).open());
            }
            return new Stores(settings.name(), opened);
        } catch (IOException | RuntimeException e) {
            Stores.close(opened.values());
            throw e;
        }
    }

    /** The one that takes what is new. */
    @Produces
    @Singleton
    BlobStore main(Stores stores) {
        return stores.main();
    }

    void close(@Disposes Stores stores) throws IOException {
        stores.close();
    }
}
