package dev.afterrun.eventing.commit;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells the broker every so often what is done with, and again what it failed to take.
 *
 * <p>"throttled", which SmallRye brings, forgets what it fails to commit, as may happen in each rebalance of a group,
 * until a later record of the same partition is done with. Where none comes, the broker goes on to count records that were
 * taken long ago: for what scales replicas, and for {@link dev.afterrun.eventing.inbox.EventsToCome}.
 *
 * <p>How long a record takes does not matter: the inbox retries in place for as long as it takes, and says so itself. But a
 * channel must take its records one after the other: of a partition that comes back, those still under way are known no more.
 */
final class CommitUntilKnown implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(CommitUntilKnown.class);

    private final Progress progress;
    private final Vertx vertx;
    private final PollingThread thread;
    private final Duration interval;
    private volatile boolean ended;

    CommitUntilKnown(Vertx vertx, PollingThread thread, Duration interval) {
        this.vertx = vertx;
        this.thread = thread;
        this.interval = interval;
        this.progress = new Progress(interval);
        commitLater();
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> message) {
        progress.received(partition(message), message.getOffset());
        return Uni.createFrom().item(message);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> message) {
        progress.done(partition(message), message.getOffset());
        return Uni.createFrom().voidItem().runSubscriptionOn(message::runOnMessageContext);
    }

    /** What is still left of an earlier time counts no more: another had the partition since. */
    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
    }

    /** The last moment to commit these. Where that fails, whoever has them next is given again what was done with. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            progress.commit(thread.consumer());
        } catch (KafkaException e) {
            tell(e);
        } finally {
            progress.forget(partitions);
        }
    }

    @Override
    public void terminate(boolean graceful) {
        ended = true;
        try {
            if (graceful && !progress.awaitDone(interval)) {
                LOG.info("what is still under way is left to whoever takes it next");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            whatIsDue().await().atMost(interval);
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private void commitLater() {
        vertx.setTimer(interval.toMillis(), timer -> commit());
    }

    private void commit() {
        if (ended) {
            return;
        }
        whatIsDue().subscribe().with(done -> commitLater(), failure -> {
            tell(failure);
            commitLater();
        });
    }

    /** Mostly nothing: then the thread that polls is left in peace, which may also have ended before its channel. */
    private Uni<Void> whatIsDue() {
        return progress.due().isEmpty() ? Uni.createFrom().voidItem() : thread.run(progress::commit);
    }

    private void tell(Throwable failure) {
        LOG.warnf("not committed, and tried again while the partition is ours: %s: %s", progress.due(), failure);
    }

    private static TopicPartition partition(IncomingKafkaRecord<?, ?> message) {
        return new TopicPartition(message.getTopic(), message.getPartition());
    }
}
