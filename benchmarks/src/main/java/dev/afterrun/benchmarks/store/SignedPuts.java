package dev.afterrun.benchmarks.store;

import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.contracts.upload.Transfer.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A job's way straight to the store: ask for signed requests, send all parts at once, say that they were sent. */
final class SignedPuts {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MILLIS_BETWEEN = 50;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deployment deployment;
    private final StoragePuts storage;

    SignedPuts(Deployment deployment, StoragePuts storage) {
        this.deployment = deployment;
        this.storage = storage;
    }

    /** Seconds of that; the session that announces it is open before. Returns when storage has read the bytes, too. */
    double seconds(Payload payload) throws IOException, InterruptedException {
        var blob = storage.announced(List.of(payload)).getFirst();
        var begin = System.nanoTime();
        Put.seconds(parts(blob).stream().map(part -> put(part, payload)).toList());
        ask("POST", blob + "/sent");
        var seconds = (System.nanoTime() - begin) / 1e9;
        awaitRead(blob);
        return seconds;
    }

    private List<Part> parts(URI blob) throws IOException, InterruptedException {
        var answer = ask("POST", blob + "/transfer");
        return switch (Json.read(answer.body(), Transfer.class)) {
            case Transfer.Parts(var missing) -> missing;
            case Transfer.Through _, Transfer.Resumable _ ->
                throw new IOException("storage does not let files go straight to the store: " + answer);
        };
    }

    private static Put put(Part part, Payload payload) {
        var address = part.request().address();
        var header = part.request().headers().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        return new Put(
                address.getPort(),
                address.getRawPath() + "?" + address.getRawQuery(),
                header,
                payload.bytes(part.offset(), part.length()),
                OK);
    }

    /** What storage does with it afterwards burdens nobody else's turn. */
    private void awaitRead(URI blob) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (ask("HEAD", blob.toString())
                .headers()
                .firstValue("Upload-Complete")
                .filter("?1"::equals)
                .isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException(blob + " was not read within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
    }

    private HttpResponse<byte[]> ask(String method, String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + deployment.token())
                .method(method, BodyPublishers.noBody())
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
