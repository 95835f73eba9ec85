package dev.afterrun.storage.downloadcount;

import dev.afterrun.storage.downloadcount.CountDownloads.Content;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes what this process has counted, every few seconds and once more at its end; while the database is away it goes on
 * counting.
 */
@ApplicationScoped
public class FlushDownloads {
    /** What a process that is killed loses at most. */
    static final Duration EVERY = Duration.ofSeconds(5);

    /** Rows of one transaction. */
    private static final int BATCH = 1_000;

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(FlushDownloads.class);

    private final CountDownloads counts;
    private final DownloadCounts rows;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("flush-downloads").unstarted(this::loop);

    FlushDownloads(CountDownloads counts, DownloadCounts rows) {
        this.counts = counts;
        this.rows = rows;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(STOPPING);
    }

    /** Writes all that is counted; what cannot be written stays counted. Of two at once, the second waits for the first. */
    public synchronized void flush() {
        var taken = List.copyOf(counts.take().entrySet());
        for (var from = 0; from < taken.size(); from += BATCH) {
            write(taken.subList(from, Math.min(from + BATCH, taken.size())));
        }
    }

    private void write(List<Entry<Content, Long>> batch) {
        try {
            QuarkusTransaction.requiringNew().run(() -> rows.add(batch));
        } catch (RuntimeException away) {
            LOG.warnf("Counts of downloads wait for the database: %s", away.getMessage());
            counts.giveBack(batch);
        }
    }

    private void loop() {
        try {
            while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                flush();
            }
            flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
