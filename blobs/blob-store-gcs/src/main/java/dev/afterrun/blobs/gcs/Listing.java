package dev.afterrun.blobs.gcs;

import com.google.api.gax.paging.Page;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import dev.afterrun.blobs.bucket.BucketPage;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists objects. */
final class Listing {
    /** What one request lists at most. */
    private static final int AT_ONCE = 1000;

    private final Storage storage;
    private final String bucket;

    Listing(Storage storage, String bucket) {
        this.storage = storage;
        this.bucket = bucket;
    }

    /** Asks for one more than is wanted: a listing begins with the name that it is told to begin at. */
    BucketPage list(String prefix, String after, int limit) {
        var wanted = Math.min(limit, AT_ONCE - 1);
        var page = storage.list(
                bucket,
                BlobListOption.prefix(prefix),
                BlobListOption.startOffset(after),
                BlobListOption.pageSize(wanted + 1L),
                BlobListOption.fields(BlobField.NAME, BlobField.SIZE, BlobField.TIME_CREATED));
        var entries = entries(page, after);
        // A page may hold nothing of use though others follow.
        while (entries.isEmpty() && page.hasNextPage()) {
            page = page.getNextPage();
            entries = entries(page, after);
        }
        return new BucketPage(
                entries.subList(0, Math.min(wanted, entries.size())), page.hasNextPage() || entries.size() > wanted);
    }

    private static List<BucketPage.Entry> entries(Page<Blob> page, String after) {
        return StreamSupport.stream(page.getValues().spliterator(), false)
                .filter(object -> !object.getName().equals(after))
                .map(Listing::entry)
                .toList();
    }

    private static BucketPage.Entry entry(Blob object) {
        return new BucketPage.Entry(
                object.getName(),
                object.getSize(),
                object.getCreateTimeOffsetDateTime().toInstant());
    }
}
