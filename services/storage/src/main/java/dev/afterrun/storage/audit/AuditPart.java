package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.store.StoreAudit;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import java.util.Optional;

/**
 * One store of an audit, as far as it has come.
 *
 * <pre>
 * compare ──all compared──▶ mend ──▶ done
 *    │          └─ nothing is to be mended ──▶ done
 *    └─ the listing cannot be gone by ──▶ suspect
 * </pre>
 *
 * @param position the last key that was dealt with in the phase; empty at its beginning
 * @param failures how often the store failed since
 * @param repair whether what is found is mended
 * @param howeverMany whether the listing is gone by however much is missing or unknown
 */
record AuditPart(Name name, StoreAudit soFar, String position, int failures, boolean repair, boolean howeverMany) {
    String store() {
        return name.store();
    }

    Phase phase() {
        return soFar.phase();
    }

    /** The key to go on behind. */
    Optional<ObjectKey> after() {
        return position.isEmpty() ? Optional.empty() : Optional.of(new ObjectKey(position));
    }

    /** The same behind {@code key}. */
    AuditPart at(String key) {
        return new AuditPart(name, soFar, key, 0, repair, howeverMany);
    }

    /** What tells parts apart; as text, the key of the work on it. */
    record Name(long audit, String store) {
        static Name parse(String text) {
            var slash = text.indexOf('/');
            return new Name(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1));
        }

        @Override
        public String toString() {
            return audit + "/" + store;
        }
    }
}
