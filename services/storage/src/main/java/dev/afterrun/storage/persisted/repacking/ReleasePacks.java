package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.disposal.DisposeBlob;
import dev.afterrun.storage.disposal.RetentionSettings;
import dev.afterrun.storage.persisted.generation.SetBlobs;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets a pack go whose place others took, when the grace period is over: whoever was told of it has read it by then. Where something
 * still needs it, it stays.
 */
@ApplicationScoped
class ReleasePacks implements Worker {
    /** The kind of this work; its key is the id of the pack's row. */
    static final String KIND = "release-packs";

    private static final Duration SOON = Duration.ofSeconds(1);

    /** Rows that somebody holds go with the generation that he ends. */
    private static final String FORGET = """
            DELETE FROM set_replaced_pack WHERE (generation_id, blob_id) IN (
                SELECT generation_id, blob_id FROM set_replaced_pack
                WHERE blob_id = ? AND replaced_at <= clock_timestamp() - ? * interval '1 millisecond'
                FOR UPDATE SKIP LOCKED)
            """;

    private static final String LEFT = """
            SELECT extract(epoch FROM clock_timestamp() - min(replaced_at)) * 1000 AS age
            FROM set_replaced_pack WHERE blob_id = ? HAVING count(*) > 0
            """;

    private final Sql sql;
    private final SetBlobs blobs;
    private final DueWork dueWork;
    private final RetentionSettings retention;

    ReleasePacks(Sql sql, SetBlobs blobs, DueWork dueWork, RetentionSettings retention) {
        this.sql = sql;
        this.blobs = blobs;
        this.dueWork = dueWork;
        this.retention = retention;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        var pack = Long.parseLong(key);
        return QuarkusTransaction.requiringNew().call(() -> release(pack));
    }

    private Outcome release(long pack) {
        if (sql.update(FORGET, pack, retention.grace().toMillis()) > 0) {
            // Its grace period was that of whoever had been told of it.
            blobs.letGo(List.of(pack))
                    .forEach(blob -> dueWork.mark(DisposeBlob.KIND, DisposeBlob.key(blob), Duration.ZERO));
        }
        return left(pack)
                .<Outcome>map(time -> new Outcome.Again(time, "somebody may still read it"))
                .orElse(Outcome.DONE);
    }

    private Optional<Duration> left(long pack) {
        return sql.first(row -> Duration.ofMillis(row.getLong("age")), LEFT, pack)
                .map(age -> retention.grace().minus(age))
                .map(left -> left.compareTo(SOON) < 0 ? SOON : left);
    }
}
