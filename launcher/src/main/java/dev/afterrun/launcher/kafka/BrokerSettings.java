package dev.afterrun.launcher.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * One node that is broker and controller at once, on 127.0.0.1.
 *
 * @param directory where the log segments lie
 * @param port for clients
 * @param controllerPort for itself
 */
public record BrokerSettings(Path directory, int port, int controllerPort) {
    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    // An event may be 1 MiB as its sender wrote it; ingest wraps it.
    private static final String LARGEST_MESSAGE = Integer.toString(4 * 1024 * 1024);
    private static final String DELETED_AFTER_HOURS = Integer.toString(14 * 24);

    /** {@code 127.0.0.1:PORT}, as clients take it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    Properties properties() {
        var properties = new Properties();
        properties.putAll(identity());
        properties.putAll(oneNode());
        properties.putAll(quickReturn());
        properties.putAll(smallMachine());
        return properties;
    }

    private Map<String, String> identity() {
        var clients = "PLAINTEXT://127.0.0.1:" + port;
        return Map.of(
                "node.id",
                Integer.toString(NODE),
                "process.roles",
                "broker,controller",
                "listeners",
                clients + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                clients,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                // Told anew at each start, so that the node may move to another port.
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "log.dirs",
                directory.toString());
    }

    private static Map<String, String> oneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false",
                "log.retention.hours", DELETED_AFTER_HOURS,
                "message.max.bytes", LARGEST_MESSAGE,
                "replica.fetch.max.bytes", LARGEST_MESSAGE);
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
