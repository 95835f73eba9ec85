package dev.afterrun.eventing.commit;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Up to where a consumer is done with each of its partitions, and how much of that the broker knows. */
final class Progress {
    private final Map<TopicPartition, PartitionProgress> partitions = new HashMap<>();
    private final Duration patience;

    /** @param patience how long the broker has for each commit: meanwhile nothing is polled */
    Progress(Duration patience) {
        this.patience = patience;
    }

    synchronized void received(TopicPartition partition, long offset) {
        partitions.computeIfAbsent(partition, any -> new PartitionProgress()).received(offset);
    }

    /** Nothing comes of it where the partition went to another meanwhile, which is given the same record. */
    synchronized void done(TopicPartition partition, long offset) {
        Optional.ofNullable(partitions.get(partition)).ifPresent(progress -> progress.done(offset));
        notifyAll();
    }

    /** For the thread that polls. What the broker fails to take is due as before. */
    void commit(Consumer<?, ?> consumer) {
        // A partition of another is further by now: its place is not to be taken back, and what was read of it late is
        // nobody's.
        var own = consumer.assignment();
        keep(own);
        var due = due();
        due.keySet().retainAll(own);
        if (!due.isEmpty()) {
            consumer.commitSync(due, patience);
            committed(due);
        }
    }

    /** What is not known to the broker. */
    synchronized Map<TopicPartition, OffsetAndMetadata> due() {
        var due = new HashMap<TopicPartition, OffsetAndMetadata>();
        partitions.forEach((partition, progress) ->
                progress.due().ifPresent(offset -> due.put(partition, new OffsetAndMetadata(offset))));
        return due;
    }

    private synchronized void keep(Collection<TopicPartition> own) {
        partitions.keySet().retainAll(own);
        notifyAll();
    }

    synchronized void forget(Collection<TopicPartition> gone) {
        partitions.keySet().removeAll(gone);
        notifyAll();
    }

    /** Whether everything that was given is done with before patience ends. */
    synchronized boolean awaitDone(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!partitions.values().stream().allMatch(PartitionProgress::isDone)) {
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> Optional.ofNullable(partitions.get(partition))
                .ifPresent(progress -> progress.committed(offset.offset())));
    }
}
