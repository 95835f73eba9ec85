package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;

class BucketBlobStoreTest implements BlobStoreContract, ManyChunksContract {
    private final BlobStore store =
            new BucketBlobStore(new MemoryBucket(), new BucketSettings("here/", chunkSize(), Reading.REDIRECTED));

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public int chunkSize() {
        return 100_000;
    }
}
