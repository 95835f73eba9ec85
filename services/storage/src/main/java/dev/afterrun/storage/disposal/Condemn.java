package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.downloadcount.DownloadCounts;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Condemns copies that nobody refers to: no stored file of any job, none that expired less than
 * the grace period ago, and no upload session that brought the bytes, or was
 * spared them, and has not lapsed. There is no reference counter that could be wrong. Who merely names a digest refers to
 * nothing: else anybody could keep what is others'.
 *
 * <p>What is referred to stays, and is looked at again when that reference ends: the job expires, its file is replaced, the
 * session is swept.
 *
 * <pre>
 * live ──▶ condemned (committed) ──▶ object deleted ──▶ row gone
 * </pre>
 */
@ApplicationScoped
public class Condemn {
    /** Contents of one transaction. */
    static final int BATCH = 1_000;

    private static final String CONDEMN = """
            UPDATE blob_copy SET live = false WHERE live AND sha256 = ANY (?)
            AND NOT EXISTS (
                SELECT 1 FROM artifact WHERE artifact.sha256 = blob_copy.sha256 AND artifact.state = 'stored')
            AND NOT EXISTS (
                SELECT 1 FROM artifact
                WHERE artifact.sha256 = blob_copy.sha256 AND artifact.state = 'expired'
                  AND artifact.expired_at > clock_timestamp() - ? * interval '1 millisecond')
            AND NOT EXISTS (SELECT 1 FROM held_blob WHERE held_blob.sha256 = blob_copy.sha256)
            RETURNING store, object_key
            """;

    private final Sql sql;
    private final Copies copies;
    private final DueWork dueWork;
    private final DownloadCounts downloads;
    private final RetentionSettings settings;

    Condemn(Sql sql, Copies copies, DueWork dueWork, DownloadCounts downloads, RetentionSettings settings) {
        this.sql = sql;
        this.copies = copies;
        this.dueWork = dueWork;
        this.downloads = downloads;
        this.settings = settings;
    }

    /** Condemns those of {@code blobs} that nobody refers to, in batches, each a transaction of its own. */
    public void unreferenced(Collection<Digest> blobs) {
        var ordered = blobs.stream().distinct().sorted().toList();
        for (var from = 0; from < ordered.size(); from += BATCH) {
            var batch = ordered.subList(from, Math.min(from + BATCH, ordered.size()));
            QuarkusTransaction.requiringNew().run(() -> condemn(batch));
        }
    }

    private void condemn(List<Digest> blobs) {
        // First the rows, in digest order, from whoever holds them; then, in a fresh look, who refers to them.
        copies.take(blobs);
        var objects = sql.list(
                ObjectInStore::read,
                CONDEMN,
                Copies.digests(blobs),
                settings.grace().toMillis());
        Deletion.of(objects).forEach(deletion -> dueWork.mark(DeleteObject.KIND, deletion.key(), Duration.ZERO));
        downloads.forgetGone(blobs);
    }
}
