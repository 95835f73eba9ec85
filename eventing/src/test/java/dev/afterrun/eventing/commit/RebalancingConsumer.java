package dev.afterrun.eventing.commit;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/** A consumer whose group rebalances while it tries to commit, so many times. */
final class RebalancingConsumer extends MockConsumer<String, byte[]> {
    private final BlockingQueue<Map<TopicPartition, OffsetAndMetadata>> commits = new LinkedBlockingQueue<>();
    private int times;

    RebalancingConsumer(int times, Collection<TopicPartition> partitions) {
        super("earliest");
        this.times = times;
        assign(partitions);
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (times > 0) {
            times--;
            throw new RebalanceInProgressException("the consumer is undergoing a rebalance");
        }
        commits.add(Map.copyOf(offsets));
    }

    /** What was committed next; nothing where nothing is for ten seconds. */
    Map<TopicPartition, OffsetAndMetadata> nextCommit() throws InterruptedException {
        var next = commits.poll(10, TimeUnit.SECONDS);
        return next == null ? Map.of() : next;
    }

    boolean hasCommitted() {
        return !commits.isEmpty();
    }
}
