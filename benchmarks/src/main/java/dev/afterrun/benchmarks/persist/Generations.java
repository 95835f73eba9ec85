package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.persisted.GenerationList;
import dev.afterrun.contracts.persisted.SetState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How what jobs saved stands, as storage tells. */
final class Generations {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MILLIS_BETWEEN = 50;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deployment deployment;

    Generations(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Returns when the generation of that number may be restored, which is the last of the repository. */
    void awaitVisible(String repository, int number) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(deployment.storage() + "/v1/persisted/" + repository))
                .header("Authorization", "Bearer " + deployment.token())
                .build();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException("what was saved is not told: " + answer);
            }
            var last =
                    Json.read(answer.body(), GenerationList.class).generations().getFirst();
            if (last.number() == number && last.state() == SetState.VISIBLE) {
                return;
            }
            if (last.state() != SetState.PENDING || System.nanoTime() > end) {
                throw new IOException("generation " + last.number() + " of " + repository + " is "
                        + last.state().word()
                        + last.why().map(why -> ": " + why).orElse(""));
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
    }
}
