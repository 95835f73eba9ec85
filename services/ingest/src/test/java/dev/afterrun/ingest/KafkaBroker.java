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
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker in the tests' own process, on a free port and in a directory of its own. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private KafkaRaftServer server;

    @Override
    public Map<String, String> start() {
        try {
            var directory = Files.createTempDirectory("ingest-kafka");
            var port = freePort();
            var settings = settings(directory, port, freePort());
            format(directory);
            server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:" + port);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not start", e);
        }
    }

    @Override
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
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

    private static Map<String, String> settings(Path directory, int port, int controller) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("log.dirs", directory.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
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
