package dev.afterrun.storage.audit;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.StoredObject;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.storage.blob.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares one stretch of a store's keys with what rows tell of. Both are read in pages, so that any number is bounded. */
@ApplicationScoped
class CompareStore {
    /** Objects, and rows' objects, that are in memory at once. */
    static final int PAGE = 10_000;

    /** So many of what a stretch does not list are asked for one by one: a listing that leaves out what is there is found. */
    private static final int ASKED = 16;

    private final Stores stores;
    private final KnownObjects knownObjects;
    private final AuditSettings settings;

    CompareStore(Stores stores, KnownObjects knownObjects, AuditSettings settings) {
        this.stores = stores;
        this.knownObjects = knownObjects;
        this.settings = settings;
    }

    /** Compares what comes next. */
    Compared next(AuditPart part) throws IOException, UntrustedListing {
        // What came since is younger than this: of it neither side need know the other's.
        var before = knownObjects.now().minus(settings.grace());
        var store = stores.named(part.store());
        var listing = Listing.all(PAGE);
        var page = store.list(part.after().map(listing::continuedAfter).orElse(listing));
        var known = knownObjects.between(part.store(), part.position(), Window.reach(page), PAGE + 1);
        var window = Window.of(part.position(), page, known, PAGE);
        var comparison = Comparison.of(window);
        var missing = missing(store, comparison.absent(), before);
        var ours = comparison.unknown().stream()
                .filter(object -> object.key().isOfOurMaking())
                .toList();
        var old = ours.stream()
                .filter(object -> !object.modified().isAfter(before))
                .toList();
        var findings = new ArrayList<>(missing);
        findings.addAll(strays(part.store(), old));
        return new Compared(
                window.listed().size(),
                window.known().stream().filter(KnownObject::needed).count(),
                ours.size() - old.size(),
                comparison.unknown().size() - ours.size(),
                findings,
                window.end());
    }

    private List<Found> strays(String store, List<StoredObject> unknown) {
        if (unknown.isEmpty()) {
            return List.of();
        }
        // Rows may have come, and others than copies may tell of it.
        var expected = knownObjects.expected(
                store, unknown.stream().map(StoredObject::key).toList());
        return unknown.stream()
                .filter(object -> !expected.contains(object.key()))
                .map(object -> new Found(object.key(), Kind.STRAY, object.size()))
                .toList();
    }

    private static List<Found> missing(BlobStore store, List<KnownObject> absent, Instant before)
            throws IOException, UntrustedListing {
        var missing = absent.stream()
                .filter(object -> object.needed() && !object.since().isAfter(before))
                .map(object -> new Found(object.key(), Kind.MISSING, object.bytes()))
                .toList();
        for (var found : missing.subList(0, Math.min(ASKED, missing.size()))) {
            if (isThere(store, found.key())) {
                throw new UntrustedListing("it leaves out the object '" + found.key() + "', which the store has");
            }
        }
        return missing;
    }

    static boolean isThere(BlobStore store, ObjectKey key) throws IOException {
        try {
            store.size(key);
            return true;
        } catch (ObjectMissing gone) {
            return false;
        }
    }
}
