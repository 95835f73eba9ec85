package dev.afterrun.cli.notify.store.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.store.StoreRefusal;
import dev.afterrun.cli.publish.Addresses;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Json;
import java.io.IOException;
import java.net.URI;

/** How a token is had from OpenStack's identity service, of version 2.0 or 3, or from Swift itself. */
final class Login {
    private static final String WHAT = "logging in to Swift";

    /** Of the user and the project, where an address of version 3 leaves it open: what version 2.0 was turned into. */
    private static final String DOMAIN = "Default";

    private final Http http;
    private final SwiftSettings settings;

    Login(Http http, SwiftSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    Account login() {
        var path = String.valueOf(settings.authentication().getPath()).replaceAll("/+$", "");
        if (path.endsWith("/v1.0") || path.endsWith("/v1")) {
            return ofSwift();
        }
        if (path.endsWith("/v2.0")) {
            return ofVersion2();
        }
        return path.endsWith("/v3") ? ofVersion3(settings.authentication()) : ofVersion3(sibling("v3"));
    }

    private Account ofSwift() {
        var call = Call.of(WHAT, settings.authentication(), Call.SHORT);
        call.request()
                .header("X-Auth-User", settings.tenant() + ":" + settings.user())
                .header("X-Auth-Key", settings.password());
        var answer = done(http.send(call));
        return account(
                answer.header("X-Storage-Url").orElse(""),
                answer.header("X-Auth-Token").orElse(""));
    }

    private Account ofVersion2() {
        var request = Json.MAPPER.createObjectNode();
        var auth = request.putObject("auth").put("tenantName", settings.tenant());
        auth.putObject("passwordCredentials").put("username", settings.user()).put("password", settings.password());
        var answer = post(Addresses.below(settings.authentication(), "tokens"), request);
        if (answer.status() == 404 || answer.status() == 410) {
            // Newer installations no longer speak it.
            return ofVersion3(sibling("v3"));
        }
        var access = read(done(answer)).path("access");
        return account(
                endpoint(access.path("serviceCatalog"), "publicURL"),
                access.path("token").path("id").asText());
    }

    private Account ofVersion3(URI address) {
        var request = Json.MAPPER.createObjectNode();
        var auth = request.putObject("auth");
        var identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        var user = identity.putObject("password").putObject("user");
        user.put("name", settings.user()).put("password", settings.password());
        user.putObject("domain").put("name", DOMAIN);
        var project = auth.putObject("scope").putObject("project").put("name", settings.tenant());
        project.putObject("domain").put("name", DOMAIN);
        var answer = done(post(Addresses.below(address, "auth", "tokens"), request));
        return account(
                endpoint(read(answer).path("token").path("catalog"), "url"),
                answer.header("X-Subject-Token").orElse(""));
    }

    /** The object store's public address; version 3 lists each interface by itself. */
    private static String endpoint(JsonNode catalogue, String field) {
        for (var service : catalogue) {
            if (service.path("type").asText().equals("object-store")) {
                for (var endpoint : service.path("endpoints")) {
                    if (endpoint.path("interface").asText("public").equals("public")) {
                        return endpoint.path(field).asText();
                    }
                }
            }
        }
        return "";
    }

    private Answer post(URI to, ObjectNode request) {
        return http.send(Call.of(WHAT, to, Call.SHORT).posting("application/json", Json.write(request)));
    }

    private static Answer done(Answer answer) {
        if (!answer.isDone()) {
            throw StoreRefusal.of(WHAT, answer);
        }
        return answer;
    }

    private static JsonNode read(Answer answer) {
        try {
            return Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            // What Jackson says might quote the token.
            throw new Failure(
                    ExitCode.NONE_THERE, WHAT, "what answers is no identity service", "look at store_endpoint");
        }
    }

    private static Account account(String storage, String token) {
        if (storage.isEmpty() || token.isEmpty()) {
            throw new Failure(
                    ExitCode.NONE_THERE, WHAT, "the answer names no public object store", "look at store_endpoint");
        }
        return new Account(URI.create(storage.replaceAll("/+$", "")), token);
    }

    private URI sibling(String version) {
        return URI.create(settings.authentication().toString().replaceAll("(/v2\\.0)?/*$", "") + "/" + version);
    }
}
