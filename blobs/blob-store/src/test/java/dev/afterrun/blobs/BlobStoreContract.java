package dev.afterrun.blobs;

/**
 * What every store promises. A store's test implements it, giving only {@link #store()}: the same empty store for all
 * calls within one test.
 */
public interface BlobStoreContract
        extends StagingContract, PromotionContract, ReadingContract, SinkContract, DeletionContract, ListingContract {
    /** An upload of nobody in particular. */
    StagingKey KEY_OF_UPLOAD = new StagingKey("session.upload");
}
