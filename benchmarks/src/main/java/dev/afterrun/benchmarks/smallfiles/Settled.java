package dev.afterrun.benchmarks.smallfiles;

import dev.afterrun.benchmarks.deployment.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether storage has settled a job: all of its files are shown at once. */
final class Settled {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int MILLIS_BETWEEN = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deployment deployment;

    Settled(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Returns once the file at {@code path} can be read, so that what storage does for it burdens nobody else's turn. */
    void await(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(deployment.storage() + path))
                .header("Authorization", "Bearer " + deployment.token())
                .method("HEAD", BodyPublishers.noBody())
                .build();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (http.send(request, BodyHandlers.discarding()).statusCode() != OK) {
            if (System.nanoTime() > end) {
                throw new IOException(path + " is not there after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
    }
}
