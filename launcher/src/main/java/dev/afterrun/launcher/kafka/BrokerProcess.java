package dev.afterrun.launcher.kafka;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.process.ChildProcess;
import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.process.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker in a process of its own, on this program's class path: one that can be killed. */
public final class BrokerProcess implements Part {
    private static final Duration START = Duration.ofMinutes(2);
    private static final int HEAP_MEGABYTES = 320;

    private final BrokerSettings settings;
    private final ChildProcess child;

    public BrokerProcess(BrokerSettings settings, DataDirectory data) throws IOException {
        this(settings, List.of(), data);
    }

    /** @param within a command that runs the one that follows it, such as in a network of its own */
    public BrokerProcess(BrokerSettings settings, List<String> within, DataDirectory data) throws IOException {
        this.settings = settings;
        var program =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), BrokerMain.class.getName()));
        program.addAll(settings.arguments());
        var command = new ArrayList<>(within);
        command.addAll(Jvm.withHeap(HEAP_MEGABYTES).endedWithoutMemory().command(program.toArray(String[]::new)));
        this.child = new ChildProcess(name(), command, Map.of(), data);
    }

    @Override
    public String name() {
        return settings.isAlone() ? "kafka" : "kafka-" + settings.node().id();
    }

    @Override
    public String address() {
        return settings.bootstrapServers();
    }

    @Override
    public void start() throws IOException {
        child.start();
        var client = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200);
        try (var admin = Admin.create(client)) {
            awaitAnswer(admin);
        }
    }

    /** Ends it without a word, as {@code kill -9} does; {@link #start()} brings it back at the same address. */
    public void kill() {
        child.kill();
    }

    @Override
    public void stop(Duration patience) throws IOException {
        child.stop(patience);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return child.handle();
    }

    private void awaitAnswer(Admin admin) throws IOException {
        var end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (child.handle().isEmpty()) {
                throw child.failure(child.ended());
            }
            if (answers(admin)) {
                return;
            }
        }
        throw child.failure("not ready after " + START.toSeconds() + " s");
    }

    /** It knows of itself that it takes part. */
    private boolean answers(Admin admin) throws IOException {
        try {
            return admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).stream()
                    .anyMatch(node -> node.id() == settings.node().id());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped while waiting for Kafka").initCause(e);
        }
    }
}
