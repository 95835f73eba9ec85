package dev.afterrun.blobs;

import java.time.InstantSource;

class MemoryBlobStoreTest implements BlobStoreContract {
    private final BlobStore store = new MemoryBlobStore(InstantSource.system());

    @Override
    public BlobStore store() {
        return store;
    }
}
