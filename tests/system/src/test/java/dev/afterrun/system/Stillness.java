package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.Stack;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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
                    .untilAsserted(
                            () -> assertThat(underWay(stack, admin, services)).isEmpty());
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

    private static List<String> underWay(Stack stack, Admin admin, Service... services) throws Exception {
        var underWay = new ArrayList<String>();
        for (var service : services) {
            var lag = lag(admin, service.word());
            if (lag > 0) {
                underWay.add("%d records that %s has not taken".formatted(lag, service.word()));
            }
            underWay.addAll(unfinished(stack, service.word()));
        }
        return underWay;
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

    private static List<String> unfinished(Stack stack, String service) throws IOException, SQLException {
        var database = stack.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), service, database.password(service));
                var statement = connection.createStatement();
                // But what looks every few minutes whether there is something to do, for ever.
                var rows = statement.executeQuery("""
                        SELECT 'outbox' AS what, count(*) AS number FROM %1$s.outbox HAVING count(*) > 0
                        UNION ALL
                        SELECT kind, count(*) FROM %1$s.due_work
                        WHERE due_at < now() + interval '2 minutes' AND kind <> 'fold-usage' GROUP BY kind
                        """.formatted(service))) {
            var unfinished = new ArrayList<String>();
            while (rows.next()) {
                unfinished.add("%d of %s of %s".formatted(rows.getInt("number"), rows.getString("what"), service));
            }
            return unfinished;
        }
    }
}
