package dev.afterrun.http.identity.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What we ask a realm for. It is asked at the addresses that it names itself, and leads nowhere else. */
final class RealmCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final RealmClient client;
    private final KnownEndpoints endpoints;

    RealmCalls(HttpClient http, RealmClient client, Clock clock) {
        this.http = http;
        this.client = client;
        this.endpoints = new KnownEndpoints(client.realm().uri(), this::metadata, clock);
    }

    private JsonNode metadata() throws IOException {
        var at = URI.create(client.realm().uri() + "/.well-known/openid-configuration");
        var answer = answer(HttpRequest.newBuilder(at));
        if (answer.statusCode() != OK) {
            throw new IOException("it answers " + answer.statusCode());
        }
        return json(answer);
    }

    /**
     * Where the realm asks people who they are (RFC 6749, 4.1.1; RFC 7636, 4.3).
     *
     * @throws IOException where it was not heard of in the last minute, and cannot be asked
     */
    URI question(String state, String nonce, String challenge) throws IOException {
        var questions = new LinkedHashMap<String, String>();
        questions.put("response_type", "code");
        questions.put("client_id", client.id());
        questions.put("redirect_uri", client.back().toString());
        questions.put("scope", "openid");
        questions.put("state", state);
        questions.put("nonce", nonce);
        questions.put("code_challenge", challenge);
        questions.put("code_challenge_method", "S256");
        return URI.create(endpoints.now().authorization() + "?" + form(questions));
    }

    /** Tokens for a code that the realm has sent a browser back with. */
    TokenAnswer exchange(String code, String verifier) throws IOException {
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                client.back().toString(),
                "code_verifier",
                verifier));
    }

    /** Newer tokens of the same session. */
    TokenAnswer renew(String refresh) throws IOException {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
    }

    /** Ends the realm's own session with all that it has given out. */
    void end(String refresh) throws IOException {
        var answer = answer(post(endpoints.last().end(), Map.of("refresh_token", refresh)));
        // One that is over already has nothing to be ended.
        if (answer.statusCode() != NO_CONTENT && answer.statusCode() != OK && !isOver(answer)) {
            throw new IOException("it answers " + answer.statusCode());
        }
    }

    private TokenAnswer tokens(Map<String, String> grant) throws IOException {
        var answer = answer(post(endpoints.last().token(), grant));
        if (isOver(answer)) {
            return new TokenAnswer.Over();
        }
        var given = json(answer);
        if (answer.statusCode() != OK || text(given, "access_token").isEmpty()) {
            throw new IOException("it answers " + answer.statusCode()
                    + text(given, "error").map(why -> " and '" + why + "'").orElse(""));
        }
        return new TokenAnswer.Given(
                given.path("access_token").asText(), text(given, "id_token"), text(given, "refresh_token"));
    }

    private static boolean isOver(HttpResponse<String> answer) throws IOException {
        return answer.statusCode() == BAD_REQUEST
                && text(json(answer), "error").filter("invalid_grant"::equals).isPresent();
    }

    private HttpRequest.Builder post(URI at, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("client_id", client.id());
        client.secret().ifPresent(secret -> all.put("client_secret", secret));
        return HttpRequest.newBuilder(at)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(all)));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException {
        // The client's own limit ends with the header: a body may drip for ever after it.
        var coming = http.sendAsync(
                request.header("Accept", "application/json").build(),
                BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            return coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("it has not answered within " + PATIENCE.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            coming.cancel(true);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            // Without the cause, whose message has the body in it, and so tokens.
            throw new IOException("its answer is no JSON");
        }
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field).asText()).filter(text -> !text.isEmpty());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
