package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Makes one GitHub of two peers: {@code commits/{sha}/pulls} is asked of Prism, all else of the emulator. */
final class CommitSearch implements AutoCloseable {
    private final URI emulator;
    private final URI prism;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    CommitSearch(URI emulator, URI prism) throws IOException {
        this.emulator = emulator;
        this.prism = prism;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::forward);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var peer = uri.getPath().matches(".*/commits/[^/]+/pulls") ? prism : emulator;
            var request = HttpRequest.newBuilder(URI.create(peer.toString() + uri))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            for (var header : List.of("Authorization", "Accept", "Content-Type")) {
                request.header(header, exchange.getRequestHeaders().getFirst(header));
            }
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers()
                    .firstValue("Link")
                    .ifPresent(link -> exchange.getResponseHeaders().set("Link", link));
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
