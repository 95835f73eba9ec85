package dev.afterrun.storage.blob;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.files.FilesBlobStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The one place that knows which technology keeps the bytes. */
final class BlobStores {
    @Produces
    @Singleton
    BlobStore store(BlobSettings settings) throws IOException {
        return new FilesBlobStore(settings.files().directory());
    }
}
