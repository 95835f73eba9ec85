package dev.afterrun.storage.blob;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Copies whose rows are locked, until a test breaks that on purpose to see whether it would be noticed. */
@Alternative
@Singleton
public class CopiesWithBreakableLocks extends Copies {
    private final Sql sql;
    private volatile Set<Lock> broken = Set.of();

    CopiesWithBreakableLocks(Sql sql, Stores stores) {
        super(sql, stores);
        this.sql = sql;
    }

    /** From now on these are not taken where they should be. */
    public void breakLocks(Lock... locks) {
        broken = Set.of(locks);
    }

    /** From now on rows are locked again. */
    public void mendLocks() {
        broken = Set.of();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<Digest> hold(Collection<Digest> blobs) {
        return broken.contains(Lock.OF_WHO_REFERS)
                ? sql.list(row -> Digest.ofHash(row.getBytes("sha256")), """
                        SELECT DISTINCT sha256 FROM blob_copy WHERE sha256 = ANY (?) AND live AND damaged_at IS NULL
                        """, digests(blobs))
                : super.hold(blobs);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void take(Collection<Digest> blobs) {
        if (!broken.contains(Lock.OF_WHO_CONDEMNS)) {
            super.take(blobs);
        }
    }

    /** What a row of a copy is locked by. */
    public enum Lock {
        /** Shared, by whoever is about to refer to it. */
        OF_WHO_REFERS,
        /** Exclusive, by whoever condemns it, before the look at who refers to it. */
        OF_WHO_CONDEMNS
    }
}
