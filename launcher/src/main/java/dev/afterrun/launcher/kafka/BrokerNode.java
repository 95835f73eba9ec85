package dev.afterrun.launcher.kafka;

import java.util.regex.Pattern;

/**
 * A node of a cluster.
 *
 * @param host where it is reached by clients and by the others
 * @param port for clients, and for copies among brokers
 * @param controllerPort for what controllers agree on
 */
public record BrokerNode(int id, String host, int port, int controllerPort) {
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[@:]");
    private static final int PARTS = 4;

    /** {@code HOST:PORT}, as clients take it. */
    public String bootstrapServer() {
        return host + ":" + port;
    }

    String voter() {
        return id + "@" + host + ":" + controllerPort;
    }

    /** {@code ID@HOST:PORT:CONTROLLER_PORT}. */
    String word() {
        return id + "@" + bootstrapServer() + ":" + controllerPort;
    }

    static BrokerNode parse(String word) {
        var parts = BETWEEN_PARTS.split(word, PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(word + " is not ID@HOST:PORT:CONTROLLER_PORT");
        }
        return new BrokerNode(
                Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }
}
