package dev.afterrun.benchmarks.comment;

import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.RunReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Runs of one repository that finish one after the other, spread over its pull requests. */
final class Runs implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Deployment deployment;
    private final int pullRequests;

    Runs(Deployment deployment, int pullRequests) {
        this.deployment = deployment;
        this.pullRequests = pullRequests;
    }

    /** Lets the runs of {@code journal} finish at that pace, whatever becomes of those before. */
    void finish(RepositoryName repository, int perSecond, Journal journal) {
        var begin = System.nanoTime();
        for (var i = 0; i < journal.runs(); i++) {
            var due = begin + i * 1_000_000_000L / perSecond;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var number = journal.first() + i;
            var _ = send(report(repository, number)).thenAccept(answer -> {
                if (answer.statusCode() == 202) {
                    journal.accepted(number);
                }
            });
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private CompletableFuture<HttpResponse<Void>> send(RunReport report) {
        var request = HttpRequest.newBuilder(URI.create(deployment.ingest() + "/v1/runs/finished"))
                .header("Authorization", "Bearer " + deployment.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(report)));
        return http.sendAsync(request.build(), BodyHandlers.discarding());
    }

    private RunReport report(RepositoryName repository, int number) {
        var pullRequest = 1 + number % pullRequests;
        return new RunReport(
                repository,
                Integer.toString(number),
                1,
                Journal.job(number),
                new Commit("%040x".formatted(pullRequest)),
                Optional.empty(),
                Optional.empty(),
                // One that made nothing, says nothing and has not failed is worth no comment.
                Conclusion.FAILURE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(pullRequest),
                Optional.empty(),
                List.of(),
                false);
    }
}
