package dev.afterrun.eventing.outlet;

import dev.afterrun.contracts.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that there have to be, each as it is made where it is missing. */
@ApplicationScoped
public class NeededTopics {
    private static final int MEBIBYTE = 1024 * 1024;

    private final TopicSettings settings;
    private final Instance<TopicsOfOthers> others;

    NeededTopics(TopicSettings settings, Instance<TopicsOfOthers> others) {
        this.settings = settings;
        this.others = others;
    }

    /** All of them. */
    public List<NewTopic> all() {
        return Stream.of(ofFacts(), Stream.of(ofDeadLetters()), ofOthers())
                .flatMap(topics -> topics)
                .toList();
    }

    private Stream<NewTopic> ofFacts() {
        return Stream.of(Topics.RUNS, Topics.PULL_REQUESTS, Topics.STORAGE, Topics.EXPIRY)
                .map(name -> topic(name)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                retention(),
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(4 * MEBIBYTE))));
    }

    private NewTopic ofDeadLetters() {
        return new NewTopic(Topics.DEAD_LETTERS, 1, settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(5 * MEBIBYTE)));
    }

    private Stream<NewTopic> ofOthers() {
        return others.stream()
                .flatMap(some -> some.names().stream())
                .map(name -> topic(name)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                retention(),
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(2 * MEBIBYTE),
                                // So the bound holds for what is unpacked, too.
                                TopicConfig.COMPRESSION_TYPE_CONFIG,
                                "uncompressed")));
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, settings.partitions(), settings.replication());
    }

    private String retention() {
        return Long.toString(settings.retention().toMillis());
    }
}
