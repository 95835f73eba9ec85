package dev.afterrun.benchmarks.index;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * One document that was read.
 *
 * @param firstByte milliseconds until its head was here
 * @param whole milliseconds until all of it was here
 */
record Reading(double firstByte, double whole, long bytes, String etag) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Reads what is at {@code address}, unless it is still {@code known}. */
    static Reading of(URI address, String known) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/vnd.pypi.simple.v1+json, */*;q=0.1")
                .header("If-None-Match", known)
                .build();
        var begin = System.nanoTime();
        var response = HTTP.send(request, BodyHandlers.ofInputStream());
        var first = System.nanoTime();
        try (var body = response.body()) {
            var bytes = body.transferTo(OutputStream.nullOutputStream());
            if (response.statusCode() != 200 && response.statusCode() != 304) {
                throw new IOException(address + " was answered with " + response.statusCode());
            }
            return new Reading(
                    (first - begin) / 1e6,
                    (System.nanoTime() - begin) / 1e6,
                    bytes,
                    response.headers().firstValue("ETag").orElse(""));
        }
    }
}
