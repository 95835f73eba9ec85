package dev.afterrun.storage.blob;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Copies whose bytes are not those of their digest any more.
 *
 * <pre>
 * live ──found damaged──▶ damaged (never read, counts as no copy)
 *                            └─ published again, or no reference left ──▶ condemned ──▶ gone
 * </pre>
 */
@ApplicationScoped
public class DamagedBlobs {
    private static final Logger LOG = Logger.getLogger(DamagedBlobs.class);

    private final Sql sql;
    private final Event<BlobDamaged> damaged;

    DamagedBlobs(Sql sql, Event<BlobDamaged> damaged) {
        this.sql = sql;
        this.damaged = damaged;
    }

    void show(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("afterrun.blobs.damaged", this::count)
                .description("Stored copies that are damaged and not served")
                .register(meters);
    }

    /** Marks the copy of this row as damaged; false where it was already, or is no copy any more. */
    @Transactional(TxType.MANDATORY)
    public boolean mark(long copy, String damage) {
        var found = sql.first(
                row -> new Damage(
                        Digest.ofHash(row.getBytes("sha256")), row.getString("store"), row.getString("object_key")),
                """
                UPDATE blob_copy SET damaged_at = clock_timestamp(), damage = ?
                WHERE id = ? AND live AND damaged_at IS NULL RETURNING sha256, store, object_key
                """,
                damage,
                copy);
        found.ifPresent(copyOf -> {
            LOG.errorf(
                    "The copy of %s in the object %s of the store '%s' is damaged and is not served any more: %s",
                    copyOf.sha256(), copyOf.object(), copyOf.store(), damage);
            damaged.fire(new BlobDamaged(copyOf.sha256()));
        });
        return found.isPresent();
    }

    /** Marks the copy that lies there. */
    @Transactional(TxType.MANDATORY)
    public void mark(Digest sha256, Place place, String damage) {
        sql.list(
                        row -> row.getLong("id"),
                        "SELECT id FROM blob_copy WHERE sha256 = ? AND store = ? AND object_key = ? AND start = ?",
                        sha256.bytes(),
                        place.store(),
                        place.slice().key().value(),
                        place.slice().offset())
                .forEach(copy -> mark(copy, damage));
    }

    /** Whether a copy of the blob is damaged. */
    public boolean any(Digest sha256) {
        return sql.exists("SELECT 1 FROM blob_copy WHERE sha256 = ? AND live AND damaged_at IS NOT NULL", (Object)
                sha256.bytes());
    }

    /** How many copies are damaged now. */
    public long count() {
        return sql.first(row -> row.getLong(1), "SELECT count(*) FROM blob_copy WHERE live AND damaged_at IS NOT NULL")
                .orElse(0L);
    }

    /** Other copies of {@code blobs} have come: the damaged ones are condemned, and the objects they lie in returned. */
    @Transactional(TxType.MANDATORY)
    public List<ObjectInStore> replaced(Collection<Digest> blobs) {
        return sql.list(ObjectInStore::read, """
                        DELETE FROM blob_copy
                        WHERE live AND damaged_at IS NOT NULL AND sha256 = ANY (?) RETURNING store, object_key
                        """, Copies.digests(blobs)).stream()
                .distinct()
                .toList();
    }

    private record Damage(Digest sha256, String store, String object) {}
}
