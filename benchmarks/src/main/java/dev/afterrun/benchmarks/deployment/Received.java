package dev.afterrun.benchmarks.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** How many bytes of requests' bodies storage has taken, as its own metrics count them. */
public final class Received {
    private static final String METRIC = "http_server_bytes_read_sum";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deployment deployment;

    /** Of the storage of that deployment. */
    public Received(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Since storage was started. */
    public double bytes() throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(deployment.storage() + "/q/metrics"))
                        .build(),
                BodyHandlers.ofString());
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(METRIC))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
