package dev.afterrun.launcher.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** {@code BrokerMain DIRECTORY PORT CONTROLLER_PORT}: a {@link Broker} that is a process, until SIGTERM. */
public final class BrokerMain {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BrokerMain() {}

    /** Starts it and stays. */
    public static void main(String[] arguments) throws IOException {
        var broker = new Broker(new BrokerSettings(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> broker.stop(PATIENCE)));
        broker.start();
    }
}
