package dev.afterrun.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.cli.console.Console;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.launcher.console.Waiting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comment on a pull request of the local forge, read from outside as its users see it. */
record PullRequestComment(URI forge, RepositoryName repository, int pullRequest) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /**
     * The comment's text once it was written or edited after that moment.
     *
     * @throws IOException when that does not happen in time
     */
    String writtenAfter(Instant moment, Console console) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient();
                var _ = Waiting.show(console, () -> "waiting for the comment on pull request " + pullRequest)) {
            while (System.nanoTime() < end) {
                var found = look(http, moment);
                if (found.isPresent()) {
                    return asText(found.get());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped while waiting for the comment").initCause(e);
        }
        throw new IOException("no comment came within " + PATIENCE.toSeconds() + " s");
    }

    private Optional<String> look(HttpClient http, Instant moment) throws IOException, InterruptedException {
        var comments = URI.create(forge + "/v1/repos/" + repository + "/pulls/" + pullRequest + "/comments");
        var answer = http.send(HttpRequest.newBuilder(comments).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            // Nothing has opened the pull request yet.
            return Optional.empty();
        }
        return JSON.readTree(answer.body())
                .valueStream()
                .filter(comment -> writtenAfter(comment, moment))
                .map(comment -> comment.path("body").asText())
                .findFirst();
    }

    private static boolean writtenAfter(JsonNode comment, Instant moment) {
        return Instant.parse(comment.path("updatedAt").asText()).isAfter(moment);
    }

    private static String asText(String body) {
        return body.lines().filter(line -> !line.strip().startsWith("<!--")).collect(Collectors.joining("\n"));
    }
}
