package dev.afterrun.storage.audit;

import dev.afterrun.contracts.store.StoreAudit;
import java.util.Optional;

/**
 * What makes a whole comparison implausible: then one side is more likely to be the wrong one, an empty mount, another bucket
 * or an older database, than all of it to be waste or lost.
 */
final class Suspicion {
    /** So many may always be missing, or unknown. */
    private static final long FEW = 10;

    /** Beyond these, one in so many. */
    private static final long ONE_IN = 10;

    private Suspicion() {}

    /** Why not to go by it; empty where it is plausible. */
    static Optional<String> of(StoreAudit store) {
        if (store.objects() == 0 && store.known() > 0) {
            return Optional.of("the store lists nothing, and rows tell of " + store.known()
                    + " objects in it: is it the right store, and is it there?");
        }
        if (isMany(store.missing(), store.known())) {
            return Optional.of(store.missing() + " of " + store.known()
                    + " objects are missing: is it the right store, and all of it there?");
        }
        if (isMany(store.strays(), store.objects())) {
            return Optional.of("no row tells of " + store.strays() + " of " + store.objects()
                    + " objects: is it the right database, and a recent one?");
        }
        return Optional.empty();
    }

    private static boolean isMany(long some, long all) {
        return some > FEW && some > all / ONE_IN;
    }
}
