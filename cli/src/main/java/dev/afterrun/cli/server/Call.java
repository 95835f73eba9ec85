package dev.afterrun.cli.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One request, in words and in HTTP.
 *
 * @param what for people, such as {@code opening the upload}
 * @param request without authorisation and time limit
 * @param patience how long nothing may move
 * @param sent bytes that have moved so far, where the body or the answer is a long one
 */
public record Call(String what, URI to, HttpRequest.Builder request, Duration patience, LongSupplier sent) {
    /** For requests that are answered from memory or a database. */
    public static final Duration SHORT = Duration.ofSeconds(30);

    /** For requests after which the server hashes and syncs. */
    public static final Duration LONG = Duration.ofMinutes(2);

    /** A request with a short body or none. */
    public static Call of(String what, URI to, Duration patience) {
        return new Call(what, to, HttpRequest.newBuilder(to), patience, () -> 0);
    }

    /** The same with a long answer, of which {@code watched} counts what has come. */
    public Call receiving(LongSupplier watched) {
        return new Call(what, to, request, patience, watched);
    }

    /** The same, with what goes out and how it is watched. */
    public Call sending(String method, String mediaType, HttpRequest.BodyPublisher body, LongSupplier watched) {
        return new Call(what, to, request.header("Content-Type", mediaType).method(method, body), patience, watched);
    }

    /** The same, with bytes at hand. */
    public Call posting(String mediaType, byte[] body) {
        return sending("POST", mediaType, HttpRequest.BodyPublishers.ofByteArray(body), () -> 0);
    }
}
