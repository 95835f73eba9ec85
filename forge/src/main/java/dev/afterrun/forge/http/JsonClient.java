package dev.afterrun.forge.http;

import dev.afterrun.forge.ForgeRefused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * JSON over HTTP to one forge. A request takes at most {@link #PATIENCE}, an answer at most {@link #ANSWER_BYTES};
 * nothing is retried here, since a worker with a lease does that better.
 */
public final class JsonClient {
    /** From the first byte sent to the last byte read. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Room for a page of 100 comments of the greatest length. */
    public static final int ANSWER_BYTES = 32 * 1024 * 1024;

    private static final int REDIRECTS = 3;
    private static final int FOUND = 302;

    private final URI base;
    private final Map<String, String> headers;
    private final Duration patience;
    private final HttpClient client;
    private final RequestsLeft left;

    /** @param headers sent with every request */
    public JsonClient(URI base, Map<String, String> headers) {
        this(base, headers, PATIENCE);
    }

    JsonClient(URI base, Map<String, String> headers, Duration patience) {
        this(
                URI.create(base.toString().replaceAll("/+$", "")),
                Map.copyOf(headers),
                patience,
                // Redirects are followed below, where the token cannot follow them to another host.
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                new RequestsLeft(Clock.systemUTC()));
    }

    private JsonClient(URI base, Map<String, String> headers, Duration patience, HttpClient client, RequestsLeft left) {
        this.base = base;
        this.headers = headers;
        this.patience = patience;
        this.client = client;
        this.left = left;
    }

    /** The same with one more header, over the same connections. */
    public JsonClient with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new JsonClient(base, Map.copyOf(more), patience, client, left);
    }

    /** The same, over the same connections, whose answers {@code watch} hears. */
    public JsonClient watchedBy(RequestsLeft watch) {
        return new JsonClient(base, headers, patience, client, watch);
    }

    /** What is at the path below the base. */
    public Answer get(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody());
    }

    /**
     * What is at the path below the base, or the 302 that is there: where it leads to is for the caller to judge, and gets no header
     * of ours. Up to {@code moves} times what has another name is looked for there, on the forge itself.
     */
    public Answer getUnfollowed(String path, int moves) throws IOException {
        var uri = URI.create(base + path);
        for (var hop = 0; hop <= moves; hop++) {
            var response = exchange(request("GET", uri, BodyPublishers.noBody()));
            var location = response.headers()
                    .firstValue("Location")
                    .filter(moved -> isRedirect(response.statusCode()) && response.statusCode() != FOUND);
            if (location.isEmpty()) {
                return answer("GET", uri, response);
            }
            uri = sameOrigin(uri.resolve(location.get()));
        }
        throw new ForgeRefused("The forge redirects " + base + path + " in a circle: check its configured address.");
    }

    /** Where the forge itself is. */
    public URI base() {
        return base;
    }

    /** Asks for the thing at the path to be made or changed, by {@code POST}, {@code PUT} or {@code PATCH}. */
    public Answer send(String method, String path, Object body) throws IOException {
        return send(method, path, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
    }

    /** Asks for what the path alone says to be done. */
    public Answer post(String path) throws IOException {
        return send("POST", path, BodyPublishers.noBody());
    }

    /** Asks for the thing at the path to be taken away. */
    public Answer delete(String path) throws IOException {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, BodyPublisher body) throws IOException {
        var uri = URI.create(base + path);
        for (var hop = 0; hop <= REDIRECTS; hop++) {
            var response = exchange(request(method, uri, body));
            var location = response.headers().firstValue("Location").filter(moved -> isRedirect(response.statusCode()));
            if (location.isEmpty()) {
                return answer(method, uri, response);
            }
            uri = sameOrigin(uri.resolve(location.get()));
        }
        throw new ForgeRefused("The forge redirects " + base + path + " in a circle: check its configured address.");
    }

    private static Answer answer(String method, URI uri, HttpResponse<byte[]> response) {
        return new Answer(
                method + " " + uri,
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest request(String method, URI uri, BodyPublisher body) {
        var request = HttpRequest.newBuilder(uri).timeout(patience).method(method, body);
        headers.forEach(request::header);
        return request.header("Content-Type", "application/json").build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        var pending = client.sendAsync(request, head -> new BoundedBody(ANSWER_BYTES));
        try {
            // The request's own timeout ends with the headers; this one covers a body that drips.
            var response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            left.heard(response.headers());
            return response;
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new HttpTimeoutException("no whole answer to " + request.uri() + " within " + patience);
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + request.uri());
        } catch (ExecutionException failed) {
            throw new IOException(request.method() + " " + request.uri() + " failed: " + failed.getCause(), failed);
        }
    }

    /** Renamed repositories answer with 301 and 307; the method stays, as GitHub asks of its clients. */
    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    private URI sameOrigin(URI target) {
        if (!(base.getScheme() + base.getRawAuthority()).equals(target.getScheme() + target.getRawAuthority())) {
            throw new ForgeRefused("The forge redirects from " + base + " to another host, " + target.getHost()
                    + ", which would get the token: configure the address that is meant.");
        }
        return target;
    }
}
