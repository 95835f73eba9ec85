package dev.afterrun.launcher.kafka;

import dev.afterrun.launcher.process.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker in this process. Its logs stay, so a new one on the same directory goes on where it ended. */
public final class Broker implements Part {
    private final BrokerSettings settings;
    private volatile Optional<KafkaRaftServer> server = Optional.empty();

    public Broker(BrokerSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return settings.bootstrapServers();
    }

    @Override
    public void start() throws IOException {
        StorageFormat.apply(settings);
        try {
            var starting = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
            server = Optional.of(starting);
            starting.startup();
        } catch (KafkaException e) {
            throw new IOException("Kafka did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop(Duration patience) {
        var running = server;
        server = Optional.empty();
        if (running.isEmpty()) {
            return;
        }
        // What it holds is in its logs already; past the time that was given, the end of this process ends it.
        var stopping = Thread.ofPlatform().daemon().name("kafka-stop").start(() -> shutDown(running.get()));
        try {
            stopping.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void shutDown(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }
}
