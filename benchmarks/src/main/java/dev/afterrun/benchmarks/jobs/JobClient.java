package dev.afterrun.benchmarks.jobs;

import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.upload.UploadOpened;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes as jobs do over plain HTTP: what passes by itself is tried again, as every sensible client does. */
public final class JobClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ONE_TRY = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final Deployment deployment;

    public JobClient(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Sends the file, where there is one, and the end; returns where the job's status is told once it is accepted. */
    public URI publish(Job job) throws IOException, InterruptedException {
        return job.file().isEmpty() ? finish(job, Optional.empty()) : finish(job, Optional.of(upload(job)));
    }

    /** Sends the job's file alone; returns what its event is to name. */
    public ManifestRef upload(Job job) throws IOException, InterruptedException {
        var open = to(deployment.storage().resolve("/v1/uploads"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(job.upload())));
        var opened = Json.read(good(open).body(), UploadOpened.class);
        for (var missing : opened.missing()) {
            var content =
                    job.file().filter(file -> Digest.of(file).equals(missing)).orElseThrow();
            var put = deployment.storage().resolve(opened.session().getPath() + "/blobs/" + missing);
            var _ = good(to(put).PUT(BodyPublishers.ofByteArray(content)));
        }
        return opened.manifest();
    }

    /** Tells that the job has ended; returns where its status is told once that is accepted. */
    public URI finish(Job job, Optional<ManifestRef> manifest) throws IOException, InterruptedException {
        var event = to(deployment.ingest().resolve("/v1/runs/finished"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(job.report(manifest))));
        return URI.create(good(event).headers().firstValue("Location").orElseThrow());
    }

    /** What is at an address. */
    public HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return answer(to(address).build());
    }

    /** How many tries came to nothing so far. */
    public int triedAgain() {
        return triedAgain.get();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(ONE_TRY).header("Authorization", "Bearer " + deployment.token());
    }

    private HttpResponse<byte[]> good(HttpRequest.Builder builder) throws IOException, InterruptedException {
        var answer = answer(builder.build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            var answer = once(request);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new IOException(request + " had no answer for " + PATIENCE.toSeconds() + " s");
            }
            triedAgain.incrementAndGet();
            Thread.sleep(pause);
        }
    }

    /** Empty where it is worth another try. */
    private Optional<HttpResponse<byte[]>> once(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofByteArray())).filter(JobClient::isLast);
        } catch (IOException e) {
            // Refused, reset or too late: whoever should have answered is being started again.
            return Optional.empty();
        }
    }

    /** A cut-off upload of the same blob may still be written when it comes again. */
    private static boolean isLast(HttpResponse<byte[]> answer) {
        return answer.statusCode() < 500 && answer.statusCode() != TOO_MANY && answer.statusCode() != CONFLICT;
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
