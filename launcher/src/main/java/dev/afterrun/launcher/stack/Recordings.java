package dev.afterrun.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Ends the services of a stack that records, each of which then writes what it recorded. */
public final class Recordings {
    /** Writing one takes some fifteen seconds of a processor. */
    private static final Duration WRITING = Duration.ofMinutes(3);

    private final Installation installation;
    private final Stack stack;

    public Recordings(Installation installation, Stack stack) {
        this.installation = installation;
        this.stack = stack;
    }

    /**
     * Returns how many bytes they have.
     *
     * @throws IOException where a service wrote none
     */
    public long finish() throws IOException {
        try (var threads = Executors.newFixedThreadPool(Service.values().length)) {
            var stops = Arrays.stream(Service.values())
                    .map(service -> CompletableFuture.runAsync(() -> stop(service), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(stops).join();
        }
        var bytes = 0L;
        for (var service : Service.values()) {
            bytes += kept(service);
        }
        return bytes;
    }

    private void stop(Service service) {
        try {
            stack.service(service).stop(WRITING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long kept(Service service) throws IOException {
        var recording = installation.recording(service);
        var unfinished = ServiceCommand.unfinished(recording);
        if (!Files.exists(unfinished)) {
            throw new IOException(service.word() + " recorded nothing; its log says why");
        }
        Files.move(unfinished, recording, StandardCopyOption.ATOMIC_MOVE);
        return Files.size(recording);
    }
}
