package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.downloadcount.DownloadCounts;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * <p>A copy is condemned by the end of its row: that is one change, of the table alone, where a mark would be entered anew in
 * each of its indexes and taken out again with the row. What is left to do is said by a piece of work: it names the object, or,
 * where nothing else can lie in that, a row of {@link CondemnedObjects}.
 *
 * <pre>
 * live ──▶ condemned: row gone, piece of work left (committed) ──▶ object deleted ──▶ piece gone
 * </pre>
 */
@ApplicationScoped
public class Condemn {
    /** Contents of one transaction. */
    static final int BATCH = 1_000;

    private static final String CONDEMN = """
            DELETE FROM blob_copy WHERE live AND sha256 = ANY (?)
            AND NOT EXISTS (
                SELECT 1 FROM artifact WHERE artifact.sha256 = blob_copy.sha256 AND artifact.state = 'stored')
            AND NOT EXISTS (
                SELECT 1 FROM artifact
                WHERE artifact.sha256 = blob_copy.sha256 AND artifact.state = 'expired'
                  AND artifact.expired_at > clock_timestamp() - ? * interval '1 millisecond')
            AND NOT EXISTS (SELECT 1 FROM held_blob WHERE held_blob.sha256 = blob_copy.sha256)
            RETURNING sha256, store, object_key, whole
            """;

    private final Sql sql;
    private final Copies copies;
    private final CondemnedObjects objects;
    private final DueWork dueWork;
    private final DownloadCounts downloads;
    private final RetentionSettings settings;
    private final Event<BlobsDisposed> disposed;

    Condemn(
            Sql sql,
            Copies copies,
            CondemnedObjects objects,
            DueWork dueWork,
            DownloadCounts downloads,
            RetentionSettings settings,
            Event<BlobsDisposed> disposed) {
        this.sql = sql;
        this.copies = copies;
        this.objects = objects;
        this.dueWork = dueWork;
        this.downloads = downloads;
        this.settings = settings;
        this.disposed = disposed;
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
        // First the rows, in digest order, from whoever holds them; then, in a fresh look, who refers to them, and
        // which
        // copies there are by now: a move that held a row may have added one.
        copies.take(blobs);
        var condemned = sql.list(
                Condemned::read,
                CONDEMN,
                Copies.digests(blobs),
                settings.grace().toMillis());
        objects.add(Deletion.rowsOf(condemned.stream()
                .filter(Condemned::whole)
                .map(Condemned::object)
                .toList()));
        // Others may need what else lies in the same object.
        Deletion.of(condemned.stream()
                        .filter(copy -> !copy.whole())
                        .map(Condemned::object)
                        .toList())
                .forEach(deletion -> dueWork.mark(DeleteObject.KIND, deletion.key(), Duration.ZERO));
        disposed.fire(new BlobsDisposed(
                condemned.stream().map(Condemned::content).distinct().toList()));
        downloads.forgetGone(blobs);
    }

    private record Condemned(Digest content, ObjectInStore object, boolean whole) {
        static Condemned read(ResultSet row) throws SQLException {
            return new Condemned(
                    Digest.ofHash(row.getBytes("sha256")), ObjectInStore.read(row), row.getBoolean("whole"));
        }
    }
}
