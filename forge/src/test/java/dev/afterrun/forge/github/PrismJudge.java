package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.forge.http.Json;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Stands between the adapter and the double of GitHub: shows every request to Prism first, which judges it by GitHub's own
 * OpenAPI description, and hands on what it has nothing against.
 */
final class PrismJudge implements AutoCloseable {
    private static final List<String> HANDED_ON =
            List.of("Authorization", "Accept", "Content-Type", "If-None-Match", "X-GitHub-Api-Version");
    private static final List<String> HANDED_BACK = List.of("Content-Type", "Link", "Location", "ETag", "Retry-After");

    /** What Prism says of a request, as against what it says of its own examples. */
    private static final Set<String> OF_REQUESTS = Set.of(
            "NO_PATH_MATCHED_ERROR",
            "NO_METHOD_MATCHED_ERROR",
            "NO_SERVER_MATCHED_ERROR",
            "METHOD_NOT_ALLOWED",
            "UNPROCESSABLE_ENTITY",
            "INVALID_CONTENT_TYPE",
            "UNAUTHORIZED");

    private final URI prism;
    private final URI gitHub;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> objections = new CopyOnWriteArrayList<>();

    PrismJudge(URI prism, URI gitHub) throws IOException {
        this.prism = prism;
        this.gitHub = gitHub;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::judge);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Each request that the description does not allow, and why. */
    List<String> objections() {
        return List.copyOf(objections);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void judge(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            objection(client.send(to(prism, exchange, body), BodyHandlers.ofByteArray()))
                    .ifPresent(why ->
                            objections.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + ": " + why));
            back(exchange, client.send(to(gitHub, exchange, body), BodyHandlers.ofByteArray()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest to(URI base, HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(base.toString() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        HANDED_ON.forEach(
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value)));
        return request.build();
    }

    /** Where GitHub describes an answer to a bad request, Prism gives that, and says in a header what was bad. */
    private static Optional<String> objection(HttpResponse<byte[]> answer) throws IOException {
        var violations = answer.headers().firstValue("sl-violations").filter(found -> found.contains("[\"request\""));
        return violations.isPresent() ? violations : problem(answer);
    }

    private static Optional<String> problem(HttpResponse<byte[]> answer) throws IOException {
        var isProblem = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        if (!isProblem) {
            return Optional.empty();
        }
        var kind = Json.MAPPER.readTree(answer.body()).path("type").asText().replaceFirst(".*#", "");
        return OF_REQUESTS.contains(kind)
                ? Optional.of(new String(answer.body(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static void back(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        HANDED_BACK.forEach(name -> answer.headers()
                .firstValue(name)
                .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
