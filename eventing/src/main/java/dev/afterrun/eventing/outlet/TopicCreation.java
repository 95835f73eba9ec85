package dev.afterrun.eventing.outlet;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.BrokerSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Makes the topics that are missing, before any channel asks for them. */
@ApplicationScoped
class TopicCreation {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);

    private final TopicSettings settings;
    private final Map<String, Object> broker;
    private final Instance<TopicsOfOthers> others;

    TopicCreation(
            TopicSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Instance<TopicsOfOthers> others) {
        this.settings = settings;
        this.broker = broker;
        this.others = others;
    }

    void atStart(@Observes @Priority(1) StartupEvent start) throws InterruptedException {
        if (!settings.create()) {
            return;
        }
        try (var admin = Admin.create(adminSettings())) {
            for (var made : admin.createTopics(topics()).values().values()) {
                try {
                    made.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        // Consumers and producers wait for the broker by themselves, and a later start tries again.
                        LOG.warnf("Topics could not be made: %s", e);
                        return;
                    }
                }
            }
        }
    }

    private List<NewTopic> topics() {
        var facts = Stream.of(Topics.RUNS, Topics.PULL_REQUESTS, Topics.STORAGE, Topics.EXPIRY)
                .map(name -> topic(name, TopicConfig.CLEANUP_POLICY_DELETE)
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(settings.retention().toMillis()),
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(4 * 1024 * 1024))));
        var deadLetters = new NewTopic(Topics.DEAD_LETTERS, 1, settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(5 * 1024 * 1024)));
        return Stream.of(facts, Stream.of(deadLetters), ofOthers())
                .flatMap(topics -> topics)
                .toList();
    }

    private Stream<NewTopic> ofOthers() {
        return others.stream()
                .flatMap(some -> some.names().stream())
                .map(name -> topic(name, TopicConfig.CLEANUP_POLICY_DELETE)
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(settings.retention().toMillis()),
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(2 * 1024 * 1024),
                                // So the bound holds for what is unpacked, too.
                                TopicConfig.COMPRESSION_TYPE_CONFIG,
                                "uncompressed")));
    }

    private NewTopic topic(String name, String cleanup) {
        return new NewTopic(name, settings.partitions(), settings.replication())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
    }

    private Map<String, Object> adminSettings() {
        var known = BrokerSettings.of(broker, AdminClientConfig.configNames());
        known.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        known.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return known;
    }
}
