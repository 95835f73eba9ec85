package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.BlobDamaged;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Has every generation looked at again that needs a blob of which a copy is damaged: there may be others. */
@ApplicationScoped
class ReviewDamaged implements Worker {
    /** The kind of this work; its key is the blob's SHA-256. */
    private static final String KIND = "review-damaged";

    private static final String NEEDING = """
            SELECT DISTINCT needed.generation_id AS id
            FROM set_blob AS blob JOIN set_generation_blob AS needed ON needed.blob_id = blob.id
            WHERE blob.sha256 = ? ORDER BY id
            """;

    private final Sql sql;
    private final DueWork dueWork;

    ReviewDamaged(Sql sql, DueWork dueWork) {
        this.sql = sql;
        this.dueWork = dueWork;
    }

    /**
     * Within the transaction that marks the copy. The reviews are no part of it: it holds copies, and whoever saves a set has copies
     * and reviews in the other order.
     */
    void damaged(@Observes BlobDamaged damaged) {
        var sha256 = damaged.sha256();
        if (sql.exists("SELECT 1 FROM set_blob WHERE sha256 = ?", (Object) sha256.bytes())) {
            dueWork.mark(KIND, sha256.hex(), Duration.ZERO);
        }
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
        QuarkusTransaction.requiringNew()
                .run(() -> sql.list(row -> row.getLong("id"), NEEDING, (Object) new Digest(key).bytes())
                        .forEach(id -> dueWork.mark(ReviewSet.KIND, Long.toString(id), Duration.ZERO)));
        return Outcome.DONE;
    }
}
