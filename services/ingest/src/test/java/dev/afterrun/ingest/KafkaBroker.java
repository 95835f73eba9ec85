package dev.afterrun.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker in the tests' own process, on free ports and in a directory of its own, which it keeps when it is started again. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private final Set<String> users;
    private final Map<String, String> settings = new HashMap<>();
    private KafkaRaftServer server;
    private String address;
    private String guardedAddress;

    /** A broker that lets everybody do everything. */
    public KafkaBroker() {
        this(Set.of());
    }

    /** One that has a second address, where these users have their names as passwords, and may what rules let them. */
    public KafkaBroker(Set<String> users) {
        this.users = users;
    }

    @Override
    public Map<String, String> start() {
        try {
            if (settings.isEmpty()) {
                var directory = Files.createTempDirectory("ingest-kafka");
                address = "127.0.0.1:" + freePort();
                guardedAddress = "127.0.0.1:" + freePort();
                settings.putAll(settings(directory, address, freePort()));
                if (!users.isEmpty()) {
                    guard();
                }
                format(directory);
            }
            server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return Map.of("kafka.bootstrap.servers", address);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not start", e);
        }
    }

    @Override
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** What a client is to know to be {@code user}. */
    public Map<String, Object> as(String user) {
        return Map.of(
                "bootstrap.servers",
                guardedAddress,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + "username=\"" + user + "\" password=\"" + user + "\";");
    }

    private void guard() {
        settings.merge("listeners", "GUARDED://" + guardedAddress, (some, more) -> some + "," + more);
        settings.merge("advertised.listeners", "GUARDED://" + guardedAddress, (some, more) -> some + "," + more);
        settings.merge("listener.security.protocol.map", "GUARDED:SASL_PLAINTEXT", (some, more) -> some + "," + more);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.guarded.plain.sasl.jaas.config",
                users.stream()
                        .map(user -> "user_" + user + "=\"" + user + "\"")
                        .collect(Collectors.joining(" ", LOGIN, ";")));
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private static Map<String, String> settings(Path directory, String address, int controller) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + address);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("log.dirs", directory.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        // Else the first of a group waits three seconds for others.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", "4194304");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        return settings;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
