package dev.afterrun.launcher.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a service at {@code /q/health/ready} whether it is ready, and what it lacks. */
final class Readiness {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final HttpRequest request;

    Readiness(URI service) {
        this.request = HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
    }

    /** Empty when it is ready, otherwise what it waits for. */
    Optional<String> lacking() throws InterruptedException {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.empty() : Optional.of(checksDown(answer.body()));
        } catch (IOException e) {
            return Optional.of("its port to open");
        }
    }

    private static String checksDown(String body) {
        try {
            var down = JSON.readTree(body)
                    .path("checks")
                    .valueStream()
                    .filter(check -> !check.path("status").asText().equals("UP"))
                    .map(Readiness::described)
                    .collect(Collectors.joining(", "));
            return down.isEmpty() ? "its health checks" : down;
        } catch (JsonProcessingException e) {
            return "its health checks";
        }
    }

    private static String described(JsonNode check) {
        return check.path("name").asText("a check without a name");
    }
}
