package dev.afterrun.storage.blob;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/** Copies whose rows are locked, until a test breaks that on purpose to see whether it would be noticed. */
@Alternative
@Singleton
public class CopiesWithBreakableLocks extends Copies {
    private final Sql sql;
    private volatile boolean broken;

    CopiesWithBreakableLocks(Sql sql, Stores stores) {
        super(sql, stores);
        this.sql = sql;
    }

    /** From now on rows are looked at where they should be locked. */
    public void breakLocks() {
        broken = true;
    }

    /** From now on rows are locked again. */
    public void mendLocks() {
        broken = false;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<Digest> hold(Collection<Digest> blobs) {
        return broken ? sql.list(row -> Digest.ofHash(row.getBytes("sha256")), """
                        SELECT DISTINCT sha256 FROM blob_copy WHERE sha256 = ANY (?) AND live AND damaged_at IS NULL
                        """, digests(blobs)) : super.hold(blobs);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void take(Collection<Digest> blobs) {
        if (!broken) {
            super.take(blobs);
        }
    }
}
