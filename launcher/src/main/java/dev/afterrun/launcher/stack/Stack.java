package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.address.Endpoint;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.postgres.Database;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.ProcessRecords;
import dev.afterrun.launcher.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Kafka, PostgreSQL, the local forge and the four services on one data directory. */
public final class Stack implements AutoCloseable {
    private static final Duration LEFT_OVER = Duration.ofSeconds(4);

    private final Parts parts;
    private final Endpoint endpoint;
    private final List<String> notices;
    private final DataDirectory data;
    private final Consumer<String> teller;
    private final Supervisor supervisor;
    private volatile boolean stopping;

    Stack(Parts parts, Endpoint endpoint, List<String> notices, DataDirectory data, Consumer<String> teller) {
        this.parts = parts;
        this.endpoint = endpoint;
        this.notices = List.copyOf(notices);
        this.data = data;
        this.teller = teller;
        this.supervisor = new Supervisor(teller);
    }

    /**
     * Ends what an earlier launcher left behind, chooses ports, and starts nothing yet.
     *
     * @param teller gets a sentence for each thing to know while the stack starts, runs and stops
     */
    public static Stack assemble(StackSettings settings, DataDirectory data, Consumer<String> teller)
            throws IOException {
        return new Assembly(settings, data, teller, Clock.systemUTC()).stack();
    }

    /** Starts all parts, those at once that can be, and returns when each is ready or has failed. */
    public boolean start() throws IOException {
        try (var threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
            var ground = parts.ground().stream().map(run -> begin(run, threads)).toList();
            var floor = CompletableFuture.allOf(ground.toArray(CompletableFuture[]::new));
            var services = parts.services().stream()
                    .map(run -> floor.thenRunAsync(() -> startOn(run), threads))
                    .toList();
            CompletableFuture.allOf(services.toArray(CompletableFuture[]::new)).join();
        }
        endpoint.writeTo(data);
        return ready();
    }

    /** From now on a part whose process ends by itself is started again. */
    public void supervise() {
        all().filter(run -> run.part().process().isPresent()).forEach(supervisor::watch);
    }

    /** Whether every part is. */
    public boolean ready() {
        return all().allMatch(PartRun::ready);
    }

    /** The rows of the table. */
    public List<PartStatus> statuses() {
        return all().map(PartRun::status).toList();
    }

    /** What is out of the ordinary about this start, a sentence each. */
    public List<String> notices() {
        return notices;
    }

    /** Address and token, as the CLI takes them. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** One service, to be killed and started again. */
    public ServiceProcess service(Service service) {
        return parts.service(service);
    }

    /** PostgreSQL, to be killed and started again. */
    public Database database() {
        return parts.database();
    }

    /** Kafka; a {@link dev.afterrun.launcher.kafka.BrokerProcess} where it was asked for as a process of its own. */
    public Part broker() {
        return parts.broker();
    }

    /** The origin of the pages for people. */
    public URI web() {
        return parts.web();
    }

    /** The base of the local forge's API. */
    public URI localForge() {
        return parts.localForge();
    }

    /** Stops everything in order within 15 seconds; a second time nothing happens. */
    @Override
    public synchronized void close() throws IOException {
        if (stopping) {
            return;
        }
        stopping = true;
        supervisor.stop();
        var stop = new StackStop(teller);
        for (var group : parts.inOrderOfStopping()) {
            stop.stop(group);
        }
        // A part that was just being started when the stop came.
        new ProcessRecords(data).endLeftOver();
        database().stop(LEFT_OVER);
    }

    private CompletableFuture<Void> begin(PartRun run, ExecutorService threads) {
        return CompletableFuture.runAsync(run::start, threads);
    }

    private void startOn(PartRun run) {
        if (!stopping && parts.ground().stream().allMatch(PartRun::ready)) {
            run.start();
        }
    }

    private Stream<PartRun> all() {
        var all = new ArrayList<>(parts.ground());
        all.addAll(parts.services());
        return all.stream();
    }
}
