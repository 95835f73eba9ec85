package dev.afterrun.benchmarks.peer;

import dev.afterrun.launcher.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** Waits for a peer to take connections. */
public final class Listening {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MILLIS_BETWEEN = 10;

    private Listening() {}

    /**
     * Returns once {@code process} listens on that port of 127.0.0.1.
     *
     * @throws IOException with its last words, when it has ended or does not within 20 seconds
     */
    public static void await(ChildProcess process, String name, int port) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (process.handle().isEmpty() || System.nanoTime() > end) {
                    throw process.failure(name + " does not answer");
                }
                Thread.sleep(MILLIS_BETWEEN);
            }
        }
    }
}
