package dev.afterrun.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.launcher.address.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.pollinterval.FibonacciPollInterval;

/** A CI job over plain HTTP: what passes by itself it tries again, as every sensible client does. */
final class CiClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ONE_TRY = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final Endpoint endpoint;
    private final Discovery parts;

    CiClient(Endpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        var found = send(to(URI.create(endpoint.url() + Discovery.PATH)));
        this.parts = Json.read(found.body(), Discovery.class);
    }

    /** An accepted run and where its status is told. */
    record Accepted(JobRun job, URI location) {}

    /** Sends files, then the event; returns once that was accepted. */
    Accepted publish(JobRun job) throws IOException {
        var manifest = job.files().isEmpty() ? Optional.<ManifestRef>empty() : Optional.of(upload(job));
        var location = expect(202, send(event(job, manifest))).headers().firstValue("Location");
        return new Accepted(job, URI.create(location.orElseThrow()));
    }

    /** Sends the event of a job without files once, and returns how it was answered. */
    int triedOnce(JobRun job) {
        try {
            return http.send(event(job, Optional.empty()).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What storage says of an accepted run; empty while it has not heard of it. */
    Optional<JobStatus> status(Accepted accepted) throws IOException {
        var answer = send(to(accepted.location()));
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(Json.read(expect(200, answer).body(), JobStatus.class));
    }

    /** Whatever is at an address, with its status. */
    HttpResponse<byte[]> get(URI address, String... headers) {
        var request = to(address);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** What operators are told of as unresolved. */
    JsonNode deadLetters() throws IOException {
        var answer = expect(200, send(to(URI.create(parts.events() + "/v1/dead-letters"))));
        return Json.MAPPER.readTree(answer.body()).path("deadLetters");
    }

    Discovery parts() {
        return parts;
    }

    /** How many tries came to nothing so far. */
    int triedAgain() {
        return triedAgain.get();
    }

    private HttpRequest.Builder event(JobRun job, Optional<ManifestRef> manifest) {
        return to(URI.create(parts.events() + "/v1/runs/finished"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(job.report(manifest))));
    }

    private ManifestRef upload(JobRun job) throws IOException {
        var open = to(URI.create(parts.storage() + "/v1/uploads"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(job.upload())));
        var opened = Json.read(expect(201, send(open)).body(), UploadOpened.class);
        for (var content : job.files().values()) {
            var digest = Digest.of(content);
            if (opened.missing().contains(digest)) {
                var put = to(parts.storage().resolve(opened.session() + "/blobs/" + digest))
                        .PUT(BodyPublishers.ofByteArray(content));
                expectGood(send(put));
            }
        }
        return opened.manifest();
    }

    private HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(ONE_TRY).header("Authorization", "Bearer " + endpoint.token());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return await().atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS))
                .until(() -> once(request.build()), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<HttpResponse<byte[]>> once(HttpRequest request) throws InterruptedException {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() < 500 && !isBusy(answer)) {
                return Optional.of(answer);
            }
        } catch (IOException e) {
            // Refused, reset or too late: whoever should have answered is being started again.
        }
        triedAgain.incrementAndGet();
        return Optional.empty();
    }

    // A cut-off upload of the same blob may still be written when it comes again.
    private static boolean isBusy(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 409 && text(answer).contains("urn:afterrun:problem:conflict");
    }

    private static HttpResponse<byte[]> expect(int status, HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.request() + " was answered " + answer.statusCode() + ": " + text(answer));
        }
        return answer;
    }

    private static void expectGood(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.request() + " was answered " + answer.statusCode() + ": " + text(answer));
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
