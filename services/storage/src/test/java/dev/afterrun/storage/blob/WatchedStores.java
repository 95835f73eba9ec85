package dev.afterrun.storage.blob;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.storage.histories.WatchedStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;

/** The configured stores, each with checkpoints. */
@Alternative
@ApplicationScoped
public class WatchedStores {
    /** What the service makes, each store watched. */
    @Produces
    @Alternative
    @Singleton
    Stores stores(BlobSettings settings, Clock clock) throws IOException {
        var configured = new BlobStores().stores(settings, clock);
        var watched = new LinkedHashMap<String, BlobStore>();
        for (var name : configured.names()) {
            watched.put(name, new WatchedStore(configured.named(name)));
        }
        return new Stores(configured.mainName(), watched);
    }
}
