package dev.afterrun.storage.downloadcount;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts downloads in the memory of this process until somebody takes the counts: what was counted since is lost when the process is
 * killed. Any thread may count; it never waits.
 */
@ApplicationScoped
public class CountDownloads {
    /** Contents that are counted between two flushes; a reader of more is one that reads everything. */
    static final int MOST = 100_000;

    private final ConcurrentMap<Content, Long> counts = new ConcurrentHashMap<>();
    private final Counter uncounted;

    CountDownloads(MeterRegistry meters) {
        this.uncounted = Counter.builder("afterrun.downloads.uncounted")
                .description("Downloads that were not counted, since too many contents were read at once")
                .register(meters);
    }

    /** One more of this content, by an address of this repository. */
    public void downloaded(RepositoryName repository, Digest sha256) {
        add(new Content(repository.toString().toLowerCase(Locale.ROOT), sha256), 1);
    }

    /** All that was counted since they were last taken. */
    Map<Content, Long> take() {
        var taken = new HashMap<Content, Long>();
        for (var content : counts.keySet()) {
            // One after the other: what is counted meanwhile is in this number, or begins the next.
            var count = counts.remove(content);
            if (count != null) {
                taken.put(content, count);
            }
        }
        return taken;
    }

    /** They could not be written. */
    void giveBack(Collection<Entry<Content, Long>> taken) {
        taken.forEach(count -> add(count.getKey(), count.getValue()));
    }

    private void add(Content content, long number) {
        if (counts.size() >= MOST && !counts.containsKey(content)) {
            uncounted.increment((double) number);
        } else {
            counts.merge(content, number, Long::sum);
        }
    }

    /**
     * What is counted together.
     *
     * @param repository its name in small letters
     */
    record Content(String repository, Digest sha256) {}
}
