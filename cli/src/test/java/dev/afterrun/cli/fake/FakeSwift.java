package dev.afterrun.cli.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.server.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Swift and the identity service before it, of versions 1.0, 2.0 and 3, as far as the command line asks for them. */
public final class FakeSwift implements AutoCloseable {
    public static final String TENANT = "builds";
    public static final String USER = "reporter";
    public static final String PASSWORD = "secret-never-sent-elsewhere";

    private static final String TOKEN = "token-of-swift";
    private static final String ACCOUNT = "/v1/AUTH_builds";

    private final HttpServer http;
    private final Map<String, String> readers = new ConcurrentHashMap<>();
    private final Map<String, Kept> objects = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> logins = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> failures = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean version2 = true;

    /** An object, with how it came. */
    public record Kept(String type, String deleteAfter, String text) {}

    public FakeSwift() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The identity service has been renewed: version 2.0 is gone. */
    public void forgetVersion2() {
        version2 = false;
    }

    /** A container that others made, and who may read it. */
    public void container(String name, String mayRead) {
        readers.put(name, mayRead);
    }

    /** The next objects are answered so, and not kept. */
    public void failNext(int status) {
        failures.add(status);
    }

    /** By container and name. */
    public Map<String, Kept> objects() {
        synchronized (objects) {
            return new TreeMap<>(objects);
        }
    }

    public Map<String, String> readers() {
        return Map.copyOf(readers);
    }

    /** The paths at which tokens were given out. */
    public List<String> logins() {
        return List.copyOf(logins);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            switch (path) {
                case "/auth/v1.0" -> version1(exchange);
                case "/v2.0/tokens" -> version2(exchange, Json.MAPPER.readTree(body));
                case "/v3/auth/tokens" -> version3(exchange, Json.MAPPER.readTree(body));
                default -> store(exchange, path, body);
            }
        } catch (RuntimeException | IOException e) {
            // The JDK's server is silent about what its handlers throw.
            e.printStackTrace();
            throw e;
        }
    }

    private void version1(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        if (let(
                exchange,
                (TENANT + ":" + USER).equals(headers.getFirst("X-Auth-User"))
                        && PASSWORD.equals(headers.getFirst("X-Auth-Key")))) {
            exchange.getResponseHeaders().set("X-Storage-Url", url() + ACCOUNT);
            exchange.getResponseHeaders().set("X-Auth-Token", TOKEN);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void version2(HttpExchange exchange, JsonNode asked) throws IOException {
        if (!version2) {
            exchange.sendResponseHeaders(410, -1);
            return;
        }
        var credentials = asked.at("/auth/passwordCredentials");
        if (let(
                exchange,
                asked.at("/auth/tenantName").asText().equals(TENANT)
                        && isUs(credentials.path("username"), credentials.path("password")))) {
            json(exchange, """
                {"access": {"token": {"id": "%s"}, "serviceCatalog": [
                  {"type": "identity", "endpoints": [{"publicURL": "http://other.example"}]},
                  {"type": "object-store", "endpoints": [{"region": "one", "publicURL": "%s"}]}]}}
                """.formatted(TOKEN, url() + ACCOUNT));
        }
    }

    private void version3(HttpExchange exchange, JsonNode asked) throws IOException {
        var user = asked.at("/auth/identity/password/user");
        if (let(
                exchange,
                asked.at("/auth/scope/project/name").asText().equals(TENANT)
                        && user.at("/domain/name").asText().equals("Default")
                        && isUs(user.path("name"), user.path("password")))) {
            exchange.getResponseHeaders().set("X-Subject-Token", TOKEN);
            json(exchange, """
                {"token": {"catalog": [{"type": "object-store", "endpoints": [
                  {"interface": "internal", "url": "http://inside.example"}, {"interface": "public", "url": "%s"}]}]}}
                """.formatted(url() + ACCOUNT));
        }
    }

    private static boolean isUs(JsonNode user, JsonNode password) {
        return user.asText().equals(USER) && password.asText().equals(PASSWORD);
    }

    private boolean let(HttpExchange exchange, boolean in) throws IOException {
        if (in) {
            logins.add(exchange.getRequestURI().getPath());
        } else {
            exchange.sendResponseHeaders(401, -1);
        }
        return in;
    }

    private void store(HttpExchange exchange, String path, byte[] body) throws IOException {
        var name = path.startsWith(ACCOUNT + "/") ? path.substring(ACCOUNT.length() + 1) : "";
        var container = name.replaceFirst("/.*", "");
        var isObject = name.contains("/");
        if (exchange.getRequestMethod().equals("GET") && isObject) {
            read(exchange, container, name);
        } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Auth-Token"))) {
            exchange.sendResponseHeaders(401, -1);
        } else if (isObject) {
            put(exchange, container, name, body);
        } else {
            container(exchange, container);
        }
    }

    private void container(HttpExchange exchange, String container) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            var mayRead = readers.get(container);
            if (mayRead != null) {
                exchange.getResponseHeaders().set("X-Container-Read", mayRead);
            }
            exchange.sendResponseHeaders(mayRead == null ? 404 : 204, -1);
        } else {
            readers.put(container, exchange.getRequestHeaders().getFirst("X-Container-Read"));
            exchange.sendResponseHeaders(201, -1);
        }
    }

    private void put(HttpExchange exchange, String container, String name, byte[] body) throws IOException {
        if (!failures.isEmpty()) {
            exchange.sendResponseHeaders(failures.removeFirst(), -1);
        } else if (readers.containsKey(container)) {
            var headers = exchange.getRequestHeaders();
            objects.put(
                    name,
                    new Kept(
                            headers.getFirst("Content-Type"),
                            headers.getFirst("X-Delete-After"),
                            new String(body, StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(201, -1);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void read(HttpExchange exchange, String container, String name) throws IOException {
        var object = objects.get(name);
        if (object == null || !".r:*".equals(readers.get(container))) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            FakeServer.send(exchange, 200, object.type(), object.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        FakeServer.send(exchange, 200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }
}
