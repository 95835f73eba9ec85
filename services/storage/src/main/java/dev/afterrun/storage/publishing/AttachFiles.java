package dev.afterrun.storage.publishing;

import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.retention.evaluation.Retention;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Attaches a job's files to the bytes that its tenant has. */
@ApplicationScoped
class AttachFiles {
    /** A size is the sender's word until then; what is served by it would be cut off, or never end. */
    private static final String REFUSE_WRONG_SIZES = """
            UPDATE artifact
            SET state = 'refused', refusal = 'it was announced with ' || artifact.size || ' bytes and has ' || copy.size
            FROM unnest(?) AS here (sha256) JOIN blob_copy AS copy ON copy.sha256 = here.sha256 AND copy.live
              AND copy.damaged_at IS NULL
            WHERE artifact.job_id = ? AND artifact.sha256 = here.sha256 AND artifact.size <> copy.size
              AND artifact.state IN ('awaiting', 'missing')
            """;

    private final Holdings holdings;
    private final Copies copies;
    private final Names names;
    private final Retention retention;
    private final Sql sql;

    AttachFiles(Holdings holdings, Copies copies, Names names, Retention retention, Sql sql) {
        this.holdings = holdings;
        this.copies = copies;
        this.names = names;
        this.retention = retention;
        this.sql = sql;
    }

    /** Files whose bytes are here become stored, or refused where they may not have their name. */
    @Transactional(TxType.MANDATORY)
    void attach(Job job) {
        // Held until the transaction ends: what is condemned meanwhile is not attached to.
        var here = copies.hold(holdings.awaitedBy(job.tenant(), job.id()));
        if (!here.isEmpty()) {
            sql.update(REFUSE_WRONG_SIZES, Copies.digests(here), job.id());
            names.store(job, here, retention.foreseen(job));
        }
    }
}
