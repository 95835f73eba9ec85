package dev.afterrun.launcher.process;

import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One HTTP service as a process that can be killed, started again and awaited. */
public final class ServiceProcess implements Part {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final String PORT = "QUARKUS_HTTP_PORT";

    private final String name;
    private final URI address;
    private final List<String> command;
    private final Map<String, String> environment;
    private final DataDirectory data;
    private final ChildProcess child;
    private final Readiness readiness;
    private volatile String waitsFor = "";

    /** @param address where it listens, as its environment tells it */
    public ServiceProcess(
            String name, URI address, List<String> command, Map<String, String> environment, DataDirectory data)
            throws IOException {
        this.name = name;
        this.address = address;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.data = data;
        this.child = new ChildProcess(name, command, environment, data);
        this.readiness = new Readiness(address);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return address.toString();
    }

    /** What it is told, secrets among it. */
    public Map<String, String> environment() {
        return environment;
    }

    /** A replica of this one on loopback: the same program, told the same but for its port; not started yet. */
    public ServiceProcess another(String itsName, int port) throws IOException {
        var told = new HashMap<>(environment);
        told.put(PORT, Integer.toString(port));
        return new ServiceProcess(itsName, URI.create("http://127.0.0.1:" + port), command, told, data);
    }

    @Override
    public void start() throws IOException {
        launch();
        awaitReady(START);
    }

    /** Starts the process and returns at once. */
    public void launch() throws IOException {
        child.start();
    }

    /**
     * Returns once {@code /q/health/ready} says 200.
     *
     * @throws PartFailedException when the process ends, or that much time passes
     */
    public void awaitReady(Duration patience) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        try {
            for (var lacking = readiness.lacking(); lacking.isPresent(); lacking = readiness.lacking()) {
                waitsFor = lacking.get();
                if (child.handle().isEmpty()) {
                    throw child.failure(child.ended());
                }
                if (System.nanoTime() > end) {
                    throw child.failure("not ready after " + patience.toSeconds() + " s, it waits for " + waitsFor);
                }
                Thread.sleep(BETWEEN_QUESTIONS);
            }
            waitsFor = "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped while waiting for " + name).initCause(e);
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
    public String waitsFor() {
        return waitsFor;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return child.handle();
    }
}
