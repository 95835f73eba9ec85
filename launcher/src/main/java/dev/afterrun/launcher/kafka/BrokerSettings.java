package dev.afterrun.launcher.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * One node that is broker and controller at once, alone or with others.
 *
 * @param directory where the log segments lie
 * @param node itself
 * @param cluster all nodes, itself among them
 * @param chosen what is set over what a node is given otherwise, as Kafka calls it
 */
public record BrokerSettings(Path directory, BrokerNode node, List<BrokerNode> cluster, Map<String, String> chosen) {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    // An event may be 1 MiB as its sender wrote it; ingest wraps it.
    private static final String LARGEST_MESSAGE = Integer.toString(4 * 1024 * 1024);
    private static final String DELETED_AFTER_HOURS = Integer.toString(14 * 24);
    private static final Pattern COMMA = Pattern.compile(",");

    public BrokerSettings {
        cluster = List.copyOf(cluster);
        chosen = Map.copyOf(chosen);
    }

    /** A node without others, on 127.0.0.1. */
    public BrokerSettings(Path directory, int port, int controllerPort) {
        this(directory, new BrokerNode(1, "127.0.0.1", port, controllerPort));
    }

    private BrokerSettings(Path directory, BrokerNode alone) {
        this(directory, alone, List.of(alone), Map.of());
    }

    /** {@code HOST:PORT}, as clients take it. */
    public String bootstrapServers() {
        return node.bootstrapServer();
    }

    /** What the cluster is called by its nodes, which come to the same name without telling each other. */
    String clusterId() {
        var id = UUID.nameUUIDFromBytes(voters().getBytes(StandardCharsets.UTF_8));
        return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString();
    }

    boolean isAlone() {
        return cluster.size() == 1;
    }

    /** As {@link BrokerMain} is told. */
    List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add(directory.toString());
        arguments.add(node.word());
        arguments.add(cluster.stream().map(BrokerNode::word).collect(Collectors.joining(",")));
        chosen.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    static BrokerSettings parse(List<String> arguments) {
        var chosen = new LinkedHashMap<String, String>();
        for (var choice : arguments.subList(3, arguments.size())) {
            var equals = choice.indexOf('=');
            chosen.put(choice.substring(0, equals), choice.substring(equals + 1));
        }
        return new BrokerSettings(
                Path.of(arguments.get(0)),
                BrokerNode.parse(arguments.get(1)),
                COMMA.splitAsStream(arguments.get(2)).map(BrokerNode::parse).toList(),
                chosen);
    }

    Properties properties() {
        var properties = new Properties();
        properties.putAll(identity());
        properties.putAll(facts());
        if (isAlone()) {
            properties.putAll(nobodyElse());
            properties.putAll(quickReturn());
        }
        properties.putAll(smallMachine());
        properties.putAll(chosen);
        return properties;
    }

    private Map<String, String> identity() {
        var clients = "PLAINTEXT://" + node.bootstrapServer();
        return Map.of(
                "node.id",
                Integer.toString(node.id()),
                "process.roles",
                "broker,controller",
                "listeners",
                clients + "," + CONTROLLER_LISTENER + "://" + node.host() + ":" + node.controllerPort(),
                "advertised.listeners",
                clients,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                // Told anew at each start, so that the node may move to another port.
                "controller.quorum.voters",
                voters(),
                "log.dirs",
                directory.toString());
    }

    private String voters() {
        return cluster.stream().map(BrokerNode::voter).collect(Collectors.joining(","));
    }

    private static Map<String, String> facts() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "log.retention.hours", DELETED_AFTER_HOURS,
                "message.max.bytes", LARGEST_MESSAGE,
                "replica.fetch.max.bytes", LARGEST_MESSAGE);
    }

    private static Map<String, String> nobodyElse() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0");
    }

    // After kill -9 the node waits for its own former session to lapse before it is taken back.
    private static Map<String, String> quickReturn() {
        return Map.of(
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                // A lone controller elects itself; there is nobody to wait for.
                "controller.quorum.election.timeout.ms", "200");
    }

    private static Map<String, String> smallMachine() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "1",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024),
                "log.segment.bytes", Integer.toString(128 * 1024 * 1024),
                "share.coordinator.state.topic.num.partitions", "1",
                "log.index.size.max.bytes", Integer.toString(1024 * 1024));
    }
}
