package dev.afterrun.launcher.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that is ready as soon as it runs, or dies at once when {@code STAND_IN_DIES} says of what; asked for
 * {@code /everything}, it needs more memory than it has.
 */
public final class StandInService {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final List<byte[]> HELD = new ArrayList<>();

    private StandInService() {}

    /** Listens where its environment tells it. */
    public static void main(String[] arguments) throws IOException {
        var cause = System.getenv().getOrDefault("STAND_IN_DIES", "");
        if (!cause.isEmpty()) {
            System.out.println(cause);
            System.exit(3);
        }
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        var server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        server.createContext("/q/health/ready", exchange -> {
            var body = "{\"status\":\"UP\",\"checks\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/everything", exchange -> holdEverything());
        server.start();
        System.out.println("listening on " + port);
    }

    private static void holdEverything() {
        while (true) {
            HELD.add(new byte[MEBIBYTE]);
        }
    }
}
