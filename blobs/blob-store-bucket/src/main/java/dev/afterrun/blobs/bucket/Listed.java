package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.bucket.BucketPage.Entry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Walks a listing, asking for a page when the one before is used up. */
final class Listed {
    /** What every store gives at once. */
    private static final int PAGE = 1000;

    private final Bucket bucket;
    private final String prefix;
    private final int page;
    private final Deque<Entry> ready = new ArrayDeque<>();
    private String last;
    private boolean more = true;

    private Listed(Bucket bucket, String prefix, String after, int page) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.last = after;
        this.page = page;
    }

    static Listed all(Bucket bucket, String prefix) {
        return new Listed(bucket, prefix, "", PAGE);
    }

    /** @param wanted how many will probably be asked for */
    static Listed after(Bucket bucket, String prefix, String after, int wanted) {
        return new Listed(bucket, prefix, after, Math.min(PAGE, wanted));
    }

    Optional<Entry> next() throws IOException {
        while (ready.isEmpty() && more) {
            var found = bucket.list(prefix, last, page);
            ready.addAll(found.entries());
            more = found.more();
            if (!ready.isEmpty()) {
                last = ready.getLast().name();
            }
        }
        return Optional.ofNullable(ready.poll());
    }
}
