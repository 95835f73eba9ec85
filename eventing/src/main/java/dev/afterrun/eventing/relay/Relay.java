package dev.afterrun.eventing.relay;

import dev.afterrun.eventing.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads topics on a thread of its own, each partition in its order, and commits a record once what became of it is acknowledged.
 *
 * <pre>
 * poll ──▶ take all that came ──▶ all are acknowledged ──▶ commit ──▶ poll
 *             │                       └─ one is not ──▶ its partition goes back to it, and rests     (others go on)
 *             └─ the topic has to wait ──▶ its partition stays there, and rests                       (others go on)
 * </pre>
 *
 * Whoever dies between the acknowledgement and the commit leaves records that are taken again.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;
    private final Set<String> topics;
    private final Forwarding forwarding;
    private final Thread thread;

    /** What is acknowledged and not committed. */
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    /** Until when a partition is not read, by the clock of {@link System#nanoTime}. */
    private final Map<TopicPartition, Long> resting = new HashMap<>();

    /** How often what stands first in a partition was taken in vain. */
    private final Map<TopicPartition, Integer> failures = new ConcurrentHashMap<>();

    private volatile boolean closed;

    private Relay(Consumer<String, byte[]> consumer, Set<String> topics, Forwarding forwarding) {
        this.consumer = consumer;
        this.topics = Set.copyOf(topics);
        this.forwarding = forwarding;
        this.thread = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
    }

    /** Starts to read {@code topics} with {@code consumer}, which it closes in the end, and which commits nothing by itself. */
    public static Relay start(Consumer<String, byte[]> consumer, Set<String> topics, Forwarding forwarding) {
        var relay = new Relay(consumer, topics, forwarding);
        relay.thread.start();
        return relay;
    }

    /** How many partitions stand still, since what comes first in them is not acknowledged. */
    public int standing() {
        return failures.size();
    }

    /** Ends after what is under way, and leaves the group. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(topics);
            for (var tries = 1; !closed; tries++) {
                try {
                    goOn();
                    tries = 0;
                } catch (WakeupException e) {
                    LOG.debug("woken to end");
                } catch (RuntimeException e) {
                    LOG.warnf("%s cannot be read, which is tried again (%d): %s", topics, tries, e);
                    sleep(BACKOFF.after(tries));
                }
            }
        }
    }

    private void goOn() {
        wake();
        var messages = consumer.poll(patience());
        keepWhatIsOurs(consumer.assignment());
        settle(take(messages));
        commit();
    }

    /** What went to another member of the group, that one reads from where it was committed. */
    private void keepWhatIsOurs(Collection<TopicPartition> ours) {
        done.keySet().retainAll(ours);
        resting.keySet().retainAll(ours);
        failures.keySet().retainAll(ours);
    }

    private void wake() {
        var now = System.nanoTime();
        var rested = resting.entrySet().stream()
                .filter(rest -> rest.getValue() - now <= 0)
                .map(Map.Entry::getKey)
                .toList();
        consumer.resume(rested);
        rested.forEach(resting::remove);
    }

    private Duration patience() {
        var now = System.nanoTime();
        return resting.values().stream()
                .map(until -> Duration.ofNanos(Math.max(0, until - now)))
                .reduce(POLL, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    private List<Taken> take(ConsumerRecords<String, byte[]> messages) {
        var taken = new ArrayList<Taken>(messages.count());
        for (var partition : messages.partitions()) {
            for (var message : messages.records(partition)) {
                var pause = forwarding.pause(partition.topic());
                if (pause.isPositive()) {
                    rest(partition, message.offset(), pause);
                    break;
                }
                taken.add(new Taken(partition, message.offset(), taken(message)));
            }
        }
        return taken;
    }

    private CompletableFuture<Void> taken(ConsumerRecord<String, byte[]> message) {
        try {
            return forwarding.take(new Message(message)).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(List<Taken> taken) {
        var stopped = new HashSet<TopicPartition>();
        for (var each : taken) {
            try {
                // Each send has an end of its own, so this waits for as long as one takes.
                each.acknowledged().join();
                if (!stopped.contains(each.partition())) {
                    done.put(each.partition(), new OffsetAndMetadata(each.offset() + 1));
                    failures.remove(each.partition());
                }
            } catch (CompletionException e) {
                if (stopped.add(each.partition())) {
                    var tries = failures.merge(each.partition(), 1, Integer::sum);
                    LOG.warnf("%s is taken again (%d): %s", each, tries, rootOf(e));
                    rest(each.partition(), each.offset(), BACKOFF.after(tries));
                }
            }
        }
    }

    private void rest(TopicPartition partition, long next, Duration pause) {
        consumer.seek(partition, next);
        consumer.pause(Set.of(partition));
        resting.put(partition, System.nanoTime() + pause.toNanos());
    }

    /** Where that fails, it is done with the next records: those that are committed too late come twice at worst. */
    private void commit() {
        if (done.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(done);
        } catch (WakeupException e) {
            // Who ends the relay waits for this.
            consumer.commitSync(done);
        }
        done.clear();
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A record, and when it is done with. */
    private record Taken(TopicPartition partition, long offset, CompletableFuture<Void> acknowledged) {
        @Override
        public String toString() {
            return partition.topic() + "/" + partition.partition() + "@" + offset;
        }
    }
}
