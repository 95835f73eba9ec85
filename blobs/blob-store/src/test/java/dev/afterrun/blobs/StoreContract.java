package dev.afterrun.blobs;

/** Where each part of the contract gets the store from. */
public interface StoreContract {
    /** The store under test: empty at a test's beginning, the same throughout it. */
    BlobStore store();
}
