package dev.afterrun.benchmarks.comment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the services and the forge, hands everything on, and sees each comment at the moment when the forge has
 * taken it. Asking the forge over and over would cost the machine more than what is measured.
 */
public final class ForgeWatch implements AutoCloseable {
    private static final Set<String> WRITES = Set.of("POST", "PATCH");
    private static final List<String> HANDED_ON = List.of("Content-Type", "Accept");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile URI forge = URI.create("http://127.0.0.1:9");
    private volatile Sighting sighting = Sighting.NOBODY;

    private ForgeWatch(HttpServer server) {
        this.server = server;
    }

    /** Hears of comments. */
    public interface Sighting {
        Sighting NOBODY = comment -> {};

        /** Something was asked of the forge. */
        default void asked() {}

        /** The forge shows {@code comment} from now on. */
        void shown(String comment);
    }

    /** Starts it on a free port of loopback; it leads nowhere yet. */
    public static ForgeWatch start() throws IOException {
        var watch = new ForgeWatch(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        watch.server.setExecutor(watch.threads);
        watch.server.createContext("/", watch::handle);
        watch.server.start();
        return watch;
    }

    /** Where services are to look for the forge. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where everything is handed on to from now on. */
    public void leadTo(URI other) {
        forge = other;
    }

    /** From now on comments are told to {@code other} and nobody else. */
    public void tell(Sighting other) {
        sighting = other;
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            sighting.asked();
            var answer = http.send(handedOn(exchange, body), BodyHandlers.ofByteArray());
            if (WRITES.contains(exchange.getRequestMethod()) && answer.statusCode() / 100 == 2) {
                sighting.shown(new String(body, StandardCharsets.UTF_8));
            }
            answer(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest handedOn(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(forge.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        HANDED_ON.forEach(
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value)));
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
