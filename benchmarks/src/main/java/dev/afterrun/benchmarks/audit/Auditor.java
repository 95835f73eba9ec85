package dev.afterrun.benchmarks.audit;

import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.store.AuditRequest;
import dev.afterrun.contracts.store.AuditStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Who has stores compared with rows, as {@code afterrun storage audit} does. */
final class Auditor {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deployment deployment;

    Auditor(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Begins one that mends nothing, and returns when it has ended. */
    AuditStatus audit() throws IOException, InterruptedException {
        var status = told(request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(new AuditRequest(false, false)))));
        while (status.isUnderWay()) {
            Thread.sleep(BETWEEN_LOOKS);
            status = told(request());
        }
        return status;
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(deployment.storage() + "/v1/store/audit"))
                .header("Authorization", "Bearer " + deployment.token());
    }

    private AuditStatus told(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("storage does not tell of the audit: " + answer);
        }
        return Json.read(answer.body(), AuditStatus.class);
    }
}
