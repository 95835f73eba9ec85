package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Logs in, and remembers what that gave until it is refused. */
final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SwiftLogin login;
    private final Exchange exchange;
    private final AtomicReference<Optional<Account>> remembered = new AtomicReference<>(Optional.empty());

    Tokens(SwiftLogin login, Exchange exchange) {
        this.login = login;
        this.exchange = exchange;
    }

    Account account() throws IOException {
        var known = remembered.get();
        if (known.isPresent()) {
            return known.get();
        }
        // Two threads may both log in; either's token serves.
        var account = switch (login) {
            case SwiftLogin.TempAuth tempAuth -> login(tempAuth);
            case SwiftLogin.Keystone keystone -> login(keystone);
        };
        remembered.set(Optional.of(account));
        return account;
    }

    /** Forgets the account, unless somebody has logged in anew already. */
    void refused(Account account) {
        var known = remembered.get();
        if (known.isPresent() && known.get().equals(account)) {
            remembered.compareAndSet(known, Optional.empty());
        }
    }

    private Account login(SwiftLogin.TempAuth tempAuth) throws IOException {
        var answer = send(HttpRequest.newBuilder(tempAuth.address())
                .header("X-Auth-User", tempAuth.user())
                .header("X-Auth-Key", tempAuth.password()));
        return new Account(address(header(answer, "X-Storage-Url")), header(answer, "X-Auth-Token"));
    }

    private Account login(SwiftLogin.Keystone keystone) throws IOException {
        var answer = send(HttpRequest.newBuilder(URI.create(keystone.address() + "/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request(keystone)))));
        var catalogue = JSON.readTree(answer.body()).path("token").path("catalog");
        return new Account(address(storage(catalogue, keystone.region())), header(answer, "X-Subject-Token"));
    }

    private static ObjectNode request(SwiftLogin.Keystone keystone) {
        var request = JSON.createObjectNode();
        var auth = request.putObject("auth");
        var identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        var user = identity.putObject("password").putObject("user");
        user.put("name", keystone.user()).put("password", keystone.password());
        user.putObject("domain").put("name", keystone.domain());
        var project = auth.putObject("scope").putObject("project").put("name", keystone.project());
        project.putObject("domain").put("name", keystone.domain());
        return request;
    }

    private static String storage(JsonNode catalogue, Optional<String> region) throws IOException {
        for (var service : catalogue) {
            if (service.path("type").asText().equals("object-store")) {
                for (var endpoint : service.path("endpoints")) {
                    var here = region.isEmpty()
                            || region.get().equals(endpoint.path("region").asText());
                    if (here && endpoint.path("interface").asText().equals("public")) {
                        return endpoint.path("url").asText();
                    }
                }
            }
        }
        throw new IOException("the identity service knows of no public object store in " + region.orElse("any region"));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        var answer = exchange.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(login + " was refused with " + answer.statusCode());
        }
        return answer;
    }

    private static String header(HttpResponse<?> answer, String name) throws IOException {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new IOException(answer.uri() + " answered without " + name));
    }

    private static URI address(String url) {
        return URI.create(url.replaceAll("/+$", ""));
    }
}
