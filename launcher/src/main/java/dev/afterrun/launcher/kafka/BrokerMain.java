package dev.afterrun.launcher.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code BrokerMain DIRECTORY NODE NODE,… [NAME=VALUE …]}: a {@link Broker} that is a process, until SIGTERM. A node
 * is {@code ID@HOST:PORT:CONTROLLER_PORT}.
 */
public final class BrokerMain {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BrokerMain() {}

    /** Starts it and stays. */
    public static void main(String[] arguments) throws IOException {
        var broker = new Broker(BrokerSettings.parse(List.of(arguments)));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> broker.stop(PATIENCE)));
        broker.start();
    }
}
