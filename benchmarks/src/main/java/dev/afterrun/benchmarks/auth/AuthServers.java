package dev.afterrun.benchmarks.auth;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.events.Topic;
import dev.afterrun.benchmarks.process.PeakMemory;
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
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One broker, and in front of it ingest and ingest that asks nobody who they are, each with the same bounds. */
final class AuthServers {
    private static final int HEAP_MEGABYTES = 192;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bench bench;
    private final Ports ports;
    private final KeyPair keys;
    private final TokenIssuer issuer;
    private final BrokerSettings broker;
    private final ServiceProcess guarded;
    private final ServiceProcess unguarded;

    private AuthServers(Bench bench) throws IOException, GeneralSecurityException {
        this.bench = bench;
        this.ports = new Ports(bench.data());
        this.keys = LocalKeys.in(bench.data());
        this.issuer = bench.started().add(new TokenIssuer());
        this.broker = new BrokerSettings(
                bench.data().directory("kafka"), ports.choose("kafka"), ports.choose("kafka-controller"));
        var application = bench.installation().application(Service.INGEST);
        this.guarded = ingest("ingest", application);
        this.unguarded =
                ingest("unguarded", Unguarded.copy(application, bench.data().directory("unguarded-application")));
    }

    static AuthServers start(Bench bench) throws IOException, GeneralSecurityException {
        var servers = new AuthServers(bench);
        servers.started(new BrokerProcess(servers.broker, bench.data()));
        servers.started(servers.guarded);
        servers.started(servers.unguarded);
        return servers;
    }

    /** Who brings nothing, to whom nobody asks for anything. */
    Sender nobody() {
        return new Sender("none", port(unguarded), "");
    }

    /** One for each kind of token. */
    List<Sender> tokens() throws GeneralSecurityException {
        return List.of(
                guarded(
                        "local token",
                        LocalToken.ofOwner("local", Instant.now()).signedWith(keys)),
                guarded("realm's access token", issuer.accessToken()),
                guarded("job's token", issuer.jobToken()));
    }

    Topic topic() {
        return new Topic(broker.bootstrapServers(), Topics.RUNS);
    }

    PeakMemory memory() {
        return new PeakMemory(guarded.process().orElseThrow());
    }

    PeakMemory memoryUnguarded() {
        return new PeakMemory(unguarded.process().orElseThrow());
    }

    private Sender guarded(String name, String token) {
        return new Sender(name, port(guarded), "Authorization: Bearer " + token + "\r\n");
    }

    private ServiceProcess ingest(String name, Path application) throws IOException {
        var port = ports.choose(name);
        return new ServiceProcess(
                name,
                URI.create(address(port)),
                Jvm.withHeap(HEAP_MEGABYTES).command("-jar", application.toString()),
                environment(port),
                bench.data());
    }

    private Map<String, String> environment(int port) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", LocalKeys.publicKey(keys)),
                Map.entry("AFTERRUN_ACCOUNTS_REALMS_BENCHMARK_ISSUER", issuer.realm()),
                Map.entry("AFTERRUN_JOB_TOKENS_GITHUB_ISSUER", issuer.jobs()),
                Map.entry("AFTERRUN_JOB_TOKENS_GITHUB_AUDIENCE", TokenIssuer.AUDIENCE),
                Map.entry("AFTERRUN_JOB_TOKENS_GITHUB_OWNERS", "octo"),
                Map.entry("AFTERRUN_FORGE_NAME", "local"),
                Map.entry("AFTERRUN_ADDRESS_EVENTS", address(port)),
                Map.entry("AFTERRUN_ADDRESS_STORAGE", address(port)),
                Map.entry("AFTERRUN_ADDRESS_WEB", address(port)),
                Map.entry("AFTERRUN_ADDRESS_CONTENT", address(port)));
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static int port(ServiceProcess service) {
        return URI.create(service.address()).getPort();
    }

    private void started(Part part) throws IOException {
        bench.started().add(() -> part.stop(PATIENCE));
        part.start();
    }
}
