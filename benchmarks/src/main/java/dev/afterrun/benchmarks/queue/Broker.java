package dev.afterrun.benchmarks.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Who reads topics, and how far they have come. */
public final class Broker implements AutoCloseable {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration UNCHANGED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MILLIS_BETWEEN = 200;

    private final String bootstrapServers;
    private final Admin admin;

    public Broker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200));
    }

    /** {@code HOST:PORT}, as clients take it. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** How many records these topics have had in each partition. */
    public Map<TopicPartition, Long> ends(List<String> topics) throws IOException, InterruptedException {
        var partitions = await(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return await(admin.listOffsets(partitions).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** How many records of these topics a group has not taken. */
    public long lag(String group, List<String> topics) throws IOException, InterruptedException {
        var taken = await(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group));
        return ends(topics).entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - (taken.get(end.getKey()) == null
                                ? 0
                                : taken.get(end.getKey()).offset()))
                .sum();
    }

    /** Lets a group go on behind everything that the topics have by now; returns once nobody was in it any more. */
    public void skip(String group, List<String> topics) throws IOException, InterruptedException {
        awaitState(group, GroupState.EMPTY, Duration.ZERO);
        var ends = ends(topics).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue())));
        var _ = await(admin.alterConsumerGroupOffsets(group, ends).all());
    }

    /** Returns once the partitions have been given out and nobody has joined or left for a while. */
    public void awaitCalm(String group) throws IOException, InterruptedException {
        awaitState(group, GroupState.STABLE, UNCHANGED);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private void awaitState(String group, GroupState wanted, Duration length) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var since = System.nanoTime();
        var before = -1;
        while (true) {
            var found = await(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .findFirst()
                    .orElseThrow();
            if (found.groupState() != wanted || found.members().size() != before) {
                since = System.nanoTime();
                before = found.members().size();
            }
            if (found.groupState() == wanted && System.nanoTime() - since >= length.toNanos()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new IOException("the group " + group + " is still " + found.groupState());
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(ONE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the broker did not answer", e);
        }
    }
}
