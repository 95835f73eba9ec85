package dev.afterrun.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A Prometheus that runs, asked as Grafana asks it. */
record Prometheus(URI address, HttpClient client) {
    private static final JsonMapper JSON = new JsonMapper();

    static Prometheus at(String address) {
        return new Prometheus(URI.create(address), HttpClient.newHttpClient());
    }

    /** Why it cannot answer {@code expression}; empty where it can. */
    String refusalOf(String expression) throws IOException, InterruptedException {
        return asked("query?query=", expression).path("error").asText();
    }

    /** The names of the labels of each series that {@code selector} has found since it reads. */
    List<Set<String>> seriesOf(String selector) throws IOException, InterruptedException {
        return asked("series?match[]=", selector)
                .path("data")
                .valueStream()
                .<Set<String>>map(series -> new TreeSet<>(
                        series.propertyStream().map(label -> label.getKey()).toList()))
                .toList();
    }

    private JsonNode asked(String way, String text) throws IOException, InterruptedException {
        var question = (way + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .replace("[", "%5B")
                .replace("]", "%5D");
        var request = HttpRequest.newBuilder(address.resolve("/api/v1/" + question));
        return JSON.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }
}
