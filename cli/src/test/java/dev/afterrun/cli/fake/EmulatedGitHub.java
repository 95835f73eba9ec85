package dev.afterrun.cli.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The emulator from npm, and before it the one thing that it lacks: which pull requests have a commit, answered out of its own
 * list of them.
 */
public final class EmulatedGitHub implements AutoCloseable {
    public static final String REPOSITORY = "afterrun/octo-repo";
    public static final String TOKEN = "token-of-afterrun";

    private static final String AT = "/repos/" + REPOSITORY;
    private static final Pattern SEARCH = Pattern.compile(AT + "/commits/([0-9a-f]+)/pulls");

    private final URI emulator;
    private final JsonClient us;
    private final HttpServer front;
    private final HttpClient client = HttpClient.newHttpClient();

    public EmulatedGitHub(URI emulator) throws IOException {
        this.emulator = emulator;
        this.us = new JsonClient(emulator, Map.of("Authorization", "Bearer " + TOKEN));
        this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.createContext("/", this::handle);
        front.start();
    }

    public String url() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** Opens a pull request with one commit; as GitHub shows it. */
    public JsonNode open() throws IOException {
        var branch = "change-" + UUID.randomUUID();
        var main = us.get(AT + "/git/ref/heads/main").good().as(JsonNode.class);
        us.send(
                        "POST",
                        AT + "/git/refs",
                        Map.of(
                                "ref",
                                "refs/heads/" + branch,
                                "sha",
                                main.at("/object/sha").asText()))
                .good();
        var content = Base64.getEncoder().encodeToString(branch.getBytes(StandardCharsets.UTF_8));
        us.send("PUT", AT + "/contents/" + branch, Map.of("message", branch, "content", content, "branch", branch))
                .good();
        return us.send("POST", AT + "/pulls", Map.of("title", branch, "head", branch, "base", "main"))
                .good()
                .as(JsonNode.class);
    }

    /** What is said on the pull request, oldest first. */
    public List<String> bodies(int number) throws IOException {
        return us.get(AT + "/issues/" + number + "/comments").good().asListOf(JsonNode.class).stream()
                .map(comment -> comment.path("body").asText())
                .toList();
    }

    @Override
    public void close() {
        front.stop(0);
        client.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var search = SEARCH.matcher(exchange.getRequestURI().getPath());
            if (search.matches()) {
                FakeServer.send(exchange, 200, "application/json", Json.write(having(search.group(1))));
            } else {
                forward(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<JsonNode> having(String commit) throws IOException {
        var found = new ArrayList<JsonNode>();
        for (var pull : us.get(AT + "/pulls?state=all&per_page=100").good().asListOf(JsonNode.class)) {
            if (pull.at("/head/sha").asText().equals(commit)) {
                found.add(pull);
            }
        }
        return found;
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(emulator.toString() + exchange.getRequestURI()))
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
        FakeServer.send(exchange, response.statusCode(), "application/json", response.body());
    }
}
