package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Mends one finding. Each is looked at once more: an object without a row is given to be deleted, by whoever deletes all others;
 * of one that is gone no copy counts any more, so that another is read, or the file is told to be missing its bytes.
 */
@ApplicationScoped
class MendStore {
    private static final String GONE = "the object is gone";

    private final Sql sql;
    private final Stores stores;
    private final Copies copies;
    private final DamagedBlobs damagedBlobs;
    private final KnownObjects knownObjects;
    private final AuditParts parts;
    private final Findings findings;
    private final DueWork dueWork;

    MendStore(
            Sql sql,
            Stores stores,
            Copies copies,
            DamagedBlobs damagedBlobs,
            KnownObjects knownObjects,
            AuditParts parts,
            Findings findings,
            DueWork dueWork) {
        this.sql = sql;
        this.stores = stores;
        this.copies = copies;
        this.damagedBlobs = damagedBlobs;
        this.knownObjects = knownObjects;
        this.parts = parts;
        this.findings = findings;
        this.dueWork = dueWork;
    }

    /** Whether a missing object has come back since: a volume was mounted, say. */
    boolean hasComeBack(AuditPart part, Found found) throws IOException {
        return found.kind() == Kind.MISSING && CompareStore.isThere(stores.named(part.store()), found.key());
    }

    /** Mends it, if it is still so, and goes on behind it. */
    @Transactional
    void mend(AuditPart part, Found found) {
        if (!parts.mended(part, found.key().value(), 1)) {
            return;
        }
        switch (found.kind()) {
            case STRAY -> delete(part.store(), found.key());
            case MISSING -> discount(part.store(), found.key());
        }
        findings.mended(part.name(), found);
    }

    /** Leaves it as it is. */
    @Transactional
    void passOver(AuditPart part, Found found) {
        parts.mended(part, found.key().value(), 0);
    }

    /** Keys are used once and no row is ever made for an old object; so what no row tells of now, none will. */
    boolean isStillAFinding(AuditPart part, Found found) {
        return found.kind() == Kind.MISSING
                || knownObjects.expected(part.store(), List.of(found.key())).isEmpty();
    }

    private void delete(String store, ObjectKey key) {
        dueWork.mark(DeleteObject.KIND, DeleteObject.key(new ObjectInStore(store, key)), Duration.ZERO);
    }

    private void discount(String store, ObjectKey key) {
        var blobs = sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT DISTINCT sha256 FROM blob_copy WHERE store = ? AND object_key = ? AND live",
                store,
                key.value());
        copies.take(blobs);
        sql.list(
                        row -> row.getLong("id"),
                        "SELECT id FROM blob_copy WHERE store = ? AND object_key = ? AND live AND damaged_at IS NULL",
                        store,
                        key.value())
                .forEach(copy -> damagedBlobs.mark(copy, GONE));
    }
}
