package dev.afterrun.cli.server;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What a server answered: any status, a body read in whole. */
public record Answer(URI asked, int status, HttpResponse<byte[]> response) {
    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.uri(), response.statusCode(), response);
    }

    /** Whether it was done. */
    public boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may fare better later. */
    public boolean isPassing() {
        return (status >= 500 && status != 501) || status == 429 || status == 425 || status == 408;
    }

    /** A header field. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** A header field that holds a whole number of 0 or more. */
    public Optional<Long> number(String name) {
        return header(name).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** How long the server asks to be left alone (RFC 9110, in seconds). */
    public Optional<Duration> retryAfter() {
        return number("Retry-After").map(Duration::ofSeconds);
    }

    /** The body. */
    public byte[] body() {
        return response.body();
    }

    /** The address of a header field, made absolute. */
    public Optional<URI> address(String name) {
        return header(name).map(text -> asked.resolve(URI.create(text)));
    }
}
