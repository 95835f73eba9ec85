package dev.afterrun.benchmarks.events;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.kafka.BrokerProcess;
import dev.afterrun.launcher.kafka.BrokerSettings;
import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.ServiceProcess;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.token.LocalKeys;
import dev.afterrun.launcher.token.LocalToken;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One broker, and in front of it the floor and ingest, each a process of its own with the same bounds. */
final class EventServers {
    private static final int HEAP_MEGABYTES = 192;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FLOOR_TOPIC = "benchmark.floor";

    private final Bench bench;
    private final Ports ports;
    private final KeyPair keys;

    EventServers(Bench bench) throws IOException {
        this.bench = bench;
        this.ports = new Ports(bench.data());
        this.keys = LocalKeys.in(bench.data());
    }

    List<EventSubject> start() throws Exception {
        var settings = new BrokerSettings(
                bench.data().directory("kafka"), ports.choose("kafka"), ports.choose("kafka-controller"));
        started(new BrokerProcess(settings, bench.data()));
        return List.of(floor(settings.bootstrapServers()), ingest(settings.bootstrapServers()));
    }

    private EventSubject floor(String kafka) throws Exception {
        var topic = new Topic(kafka, FLOOR_TOPIC);
        topic.create();
        var port = ports.choose("floor");
        var command = Jvm.withHeap(HEAP_MEGABYTES)
                .command(
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloorServer.class.getName(),
                        Integer.toString(port),
                        kafka,
                        FLOOR_TOPIC);
        return subject("floor", port, command, Map.of(), topic, "");
    }

    private EventSubject ingest(String kafka) throws Exception {
        var port = ports.choose("ingest");
        var command = Jvm.withHeap(HEAP_MEGABYTES)
                .command(
                        "-jar", bench.installation().application(Service.INGEST).toString());
        var token = LocalToken.ofOwner("local", Instant.now()).signedWith(keys);
        return subject(
                Samples.OURS,
                port,
                command,
                environment(kafka, port),
                new Topic(kafka, Topics.RUNS),
                "Authorization: Bearer " + token + "\r\n");
    }

    private Map<String, String> environment(String kafka, int port) {
        var address = "http://127.0.0.1:" + port;
        return Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", kafka,
                "QUARKUS_OIDC_PUBLIC_KEY", LocalKeys.publicKey(keys),
                "AFTERRUN_FORGE_NAME", "local",
                "AFTERRUN_ADDRESS_EVENTS", address,
                "AFTERRUN_ADDRESS_STORAGE", address,
                "AFTERRUN_ADDRESS_WEB", address,
                "AFTERRUN_ADDRESS_CONTENT", address);
    }

    private EventSubject subject(
            String name, int port, List<String> command, Map<String, String> environment, Topic topic, String header)
            throws IOException {
        var address = URI.create("http://127.0.0.1:" + port);
        started(new ServiceProcess(name, address, command, environment, bench.data()));
        return new EventSubject(name, port, head(port, header), topic);
    }

    private static String head(int port, String header) {
        return "POST /v1/runs/finished HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + header
                + "Content-Type: application/json\r\nContent-Length: " + RunFinishedBody.TEXT.length() + "\r\n\r\n";
    }

    private void started(Part part) throws IOException {
        bench.started().add(() -> part.stop(PATIENCE));
        part.start();
    }
}
