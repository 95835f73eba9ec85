package dev.afterrun.http.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * A bucket for each key, full when it is first seen and filled evenly within a minute. A bucket that was not asked for in two
 * minutes is full, so that to forget it changes nothing.
 */
final class Shares<K> {
    private static final int MOST = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String policy;
    private final long quota;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();

    /** @param quota requests a minute; 0 for any number */
    Shares(String policy, long quota, TimeMeter time) {
        this.policy = policy;
        this.quota = quota;
        this.time = time;
    }

    /** Takes one from the bucket of {@code key}; empty where nobody counts. */
    Optional<Share> take(K key) {
        if (quota == 0) {
            return Optional.empty();
        }
        var probe = buckets.get(key, _ -> full()).tryConsumeAndReturnRemaining(1);
        return Optional.of(new Share(
                policy,
                quota,
                probe.getRemainingTokens(),
                probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }
}
