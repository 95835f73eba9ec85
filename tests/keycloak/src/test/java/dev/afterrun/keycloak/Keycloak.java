package dev.afterrun.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Keycloak as a process, which keeps its realms and their keys when it is killed. */
final class Keycloak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMINISTRATOR = "administrator";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Path log;
    private final int port;
    private final List<Realm> realms;
    private Process process;

    private Keycloak(Path home, Path log, int port, List<Realm> realms) throws IOException {
        this.home = home;
        this.log = log;
        this.port = port;
        this.realms = realms;
        this.process = begin();
        // A test run that is ended leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Begins to start one that has these realms and nothing besides. */
    static Keycloak starting(Path home, Path log, List<Realm> realms) throws IOException {
        delete(home.resolve("data"));
        var imported = Files.createDirectories(home.resolve("data/import"));
        for (var realm : realms) {
            realm.writeTo(imported);
        }
        return new Keycloak(home, log, freePort(), realms);
    }

    /** Returns once it answers for every realm. */
    void awaitReady() {
        for (var realm : realms) {
            Awaitility.await("Keycloak has the realm " + realm.name() + "; see " + log)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .failFast("Keycloak ended; see " + log, () -> !process.isAlive())
                    .until(() -> http.send(
                                            HttpRequest.newBuilder(URI.create(
                                                            issuer(realm.name()) + "/.well-known/openid-configuration"))
                                                    .build(),
                                            BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
    }

    String issuer(String realm) {
        return "http://127.0.0.1:" + port + "/realms/" + realm;
    }

    /** A token by the client credentials of a service account. */
    String token(String realm, String client) throws IOException, InterruptedException {
        return token(
                realm, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", Realm.SECRET));
    }

    /** Lets a realm sign with a new key from now on; the one before still verifies. */
    void rotate(String realm) throws IOException, InterruptedException {
        var key = Map.of(
                "name",
                "next",
                "providerId",
                "rsa-generated",
                "providerType",
                "org.keycloak.keys.KeyProvider",
                "config",
                Map.of("priority", List.of("1000"), "algorithm", List.of("RS256")));
        expect(201, asAdministrator("POST", realm, "/components", key));
    }

    /** Sends people who sign in at the pages back to one address, as an operator sets it. */
    void sendPeopleBackTo(String realm, URI address) throws IOException, InterruptedException {
        var client = (ObjectNode) JSON.readTree(
                        expect(200, asAdministrator("GET", realm, "/clients?clientId=" + Realm.PAGES, Map.of()))
                                .body())
                .path(0);
        client.putArray("redirectUris").add(address.toString());
        expect(
                204,
                asAdministrator("PUT", realm, "/clients/" + client.path("id").asText(), client));
    }

    /** Disables somebody, or enables them. */
    void enable(String realm, String person, boolean enabled) throws IOException, InterruptedException {
        expect(204, asAdministrator("PUT", realm, "/users/" + idOf(realm, person), Map.of("enabled", enabled)));
    }

    /** How many sessions somebody has there. */
    int sessions(String realm, String person) throws IOException, InterruptedException {
        var all = expect(200, asAdministrator("GET", realm, "/users/" + idOf(realm, person) + "/sessions", Map.of()));
        return JSON.readTree(all.body()).size();
    }

    private String idOf(String realm, String person) throws IOException, InterruptedException {
        var found = expect(200, asAdministrator("GET", realm, "/users?exact=true&username=" + person, Map.of()));
        return JSON.readTree(found.body()).path(0).path("id").asText();
    }

    private HttpResponse<String> asAdministrator(String method, String realm, String path, Object body)
            throws IOException, InterruptedException {
        var admin = token(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMINISTRATOR,
                        "password",
                        Realm.SECRET));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/" + realm + path))
                        .header("Authorization", "Bearer " + admin)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Kills it with all that it has begun. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Keycloak does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it on what it had; returns once it answers. */
    void startAgain() throws IOException {
        process = begin();
        awaitReady();
    }

    @Override
    public void close() {
        kill();
    }

    private Process begin() throws IOException {
        var builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-file",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", Realm.SECRET);
        return builder.start();
    }

    private String token(String realm, Map<String, String> form) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.entrySet().stream()
                                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                                .collect(joining("&"))))
                        .build(),
                BodyHandlers.ofString());
        JsonNode body = JSON.readTree(expect(200, answer).body());
        return body.path("access_token").asText();
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.request() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
