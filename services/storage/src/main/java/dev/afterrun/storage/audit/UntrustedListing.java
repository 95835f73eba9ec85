package dev.afterrun.storage.audit;

/** What a store lists contradicts itself, or what the store says otherwise: nothing follows from it. */
final class UntrustedListing extends Exception {
    UntrustedListing(String why) {
        super(why);
    }
}
