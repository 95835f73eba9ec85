package dev.afterrun.system;

import static org.awaitility.Awaitility.await;

import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.Stack;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** That nothing is under way any more: every record was taken, every fact told, no work is due or soon will be. */
final class Stillness {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Service> KEEPERS = List.of(Service.STORAGE, Service.NOTIFIER, Service.REAPER);

    private Stillness() {}

    /** Returns once it is still; a chain of events from topic to topic has then come to its end. */
    static void isReached(Stack stack) {
        isReached(stack, KEEPERS.toArray(Service[]::new));
    }

    /** Returns once these services have nothing left to do. */
    static void isReached(Stack stack, Service... services) {
        var broker = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.broker().address());
        try (var admin = Admin.create(broker)) {
            // For a while: between two looks at several places something may have moved on from one to the other.
            await("nothing is under way")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .during(Duration.ofSeconds(1))
                    .until(() -> isStill(stack, admin, services));
        }
    }

    /** How many records each partition of these topics has had. */
    static Map<TopicPartition, Long> ends(Admin admin, List<String> topics)
            throws ExecutionException, InterruptedException {
        var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static boolean isStill(Stack stack, Admin admin, Service... services) throws Exception {
        for (var service : services) {
            if (lag(admin, service.word()) > 0 || unfinished(stack, service.word()) > 0) {
                return false;
            }
        }
        return true;
    }

    private static long lag(Admin admin, String group) throws ExecutionException, InterruptedException {
        var taken = admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group)
                .get();
        var topics = Reads.OF.get(group);
        return ends(admin, topics).entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - (taken.get(end.getKey()) == null
                                ? 0
                                : taken.get(end.getKey()).offset()))
                .sum();
    }

    private static long unfinished(Stack stack, String service) throws IOException, SQLException {
        var database = stack.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), service, database.password(service));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM %1$s.outbox)
                             + (SELECT count(*) FROM %1$s.due_work WHERE due_at < now() + interval '2 minutes')
                        """.formatted(service))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
