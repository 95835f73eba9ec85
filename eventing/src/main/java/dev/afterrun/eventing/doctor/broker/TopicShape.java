package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.contracts.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it is beside what it would have been made as.
 *
 * @param brokers how many there are to keep copies
 */
record TopicShape(NewTopic needed, TopicDescription found, int brokers) {
    private static final int COPIES = 3;
    private static final long WITHOUT_END = -1;

    String name() {
        return needed.name();
    }

    /** What is not as it has to be; {@code config} is empty where nobody may see it. */
    List<Finding> findings(String check, Optional<Config> config) {
        var findings = new ArrayList<Finding>();
        partitions(check).ifPresent(findings::add);
        copies(check).ifPresent(findings::add);
        inSync(check, config.map(this::inSyncNeeded).orElse(1)).ifPresent(findings::add);
        config.ifPresent(present -> {
            cleanup(check, present).ifPresent(findings::add);
            atLeast(
                            check,
                            present,
                            TopicConfig.RETENTION_MS_CONFIG,
                            "facts are gone before a service that was away reads them")
                    .ifPresent(findings::add);
            atLeast(check, present, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "a large event is refused")
                    .ifPresent(findings::add);
        });
        return findings;
    }

    private Optional<Finding> partitions(String check) {
        var there = found.partitions().size();
        return there >= needed.numPartitions()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        check,
                        name() + " has " + there + " partitions of " + needed.numPartitions()
                                + ": so few replicas of a service share its work",
                        "give it more with kafka-topics.sh, or set AFTERRUN_TOPICS_PARTITIONS to what it has"));
    }

    private Optional<Finding> copies(String check) {
        var there = found.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        var wanted = Math.max(needed.replicationFactor(), Math.min(COPIES, brokers));
        return there >= wanted
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        check,
                        name() + " has its copies on " + there + " of " + brokers + " brokers, not on " + wanted
                                + ": a disk that is lost may take facts with it",
                        "let kafka-reassign-partitions.sh add copies"));
    }

    private Optional<Finding> inSync(String check, int enough) {
        var least = found.partitions().stream()
                .mapToInt(partition -> hasLeader(partition) ? partition.isr().size() : 0)
                .min()
                .orElse(0);
        if (least < enough) {
            return Optional.of(Finding.wrong(
                    check,
                    name() + " takes nothing in a partition: " + least + " of its copies are in step, and it needs "
                            + enough,
                    "bring the brokers back that keep it"));
        }
        return found.partitions().stream()
                        .allMatch(partition ->
                                partition.isr().size() == partition.replicas().size())
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        check,
                        name() + " has copies that are not in step",
                        "look which broker is away or slow; they catch up by themselves"));
    }

    private Optional<Finding> cleanup(String check, Config config) {
        var policy = text(config, TopicConfig.CLEANUP_POLICY_CONFIG).orElse("");
        var wanted = needed.configs().get(TopicConfig.CLEANUP_POLICY_CONFIG);
        return policy.equals(wanted)
                ? Optional.empty()
                : Optional.of(Finding.wrong(
                        check,
                        name() + " has the cleanup.policy " + policy + ", not " + wanted + ": facts are lost",
                        "set it to " + wanted + " with kafka-configs.sh"));
    }

    private Optional<Finding> atLeast(String check, Config config, String setting, String consequence) {
        var wanted = Optional.ofNullable(needed.configs().get(setting)).map(Long::valueOf);
        var there = text(config, setting).map(Long::valueOf);
        if (wanted.isEmpty()
                || there.filter(value -> value != WITHOUT_END && value < wanted.get())
                        .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                check,
                name() + " has " + setting + "=" + there.get() + ", which is less than " + wanted.get() + ": "
                        + consequence,
                "set it to " + wanted.get() + " with kafka-configs.sh"));
    }

    private int inSyncNeeded(Config config) {
        return text(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                .map(Integer::valueOf)
                .orElse(1);
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private static Optional<String> text(Config config, String setting) {
        return Optional.ofNullable(config.get(setting)).flatMap(entry -> Optional.ofNullable(entry.value()));
    }
}
