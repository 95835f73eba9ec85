package dev.afterrun.benchmarks.deployment;

import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts into storage, each set of them announced by an upload session of its own. */
public final class StoragePuts {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deployment deployment;
    private int run;

    /** Into the storage of that deployment. */
    public StoragePuts(Deployment deployment) {
        this.deployment = deployment;
    }

    /** A put of each payload; the session that announces them is open. */
    public List<Put> of(List<Payload> payloads) throws IOException, InterruptedException {
        var addresses = announced(payloads);
        var header = "Authorization: Bearer " + deployment.token() + "\r\n";
        return IntStream.range(0, payloads.size())
                .mapToObj(number -> new Put(
                        deployment.storage().getPort(), addresses.get(number).getPath(), header, payloads.get(number)))
                .toList();
    }

    /** Where each payload goes, in the session that announces them. */
    public List<URI> announced(List<Payload> payloads) throws IOException, InterruptedException {
        var entries = payloads.parallelStream().map(StoragePuts::entry).toList();
        var session = open(entries);
        return entries.stream()
                .map(entry -> deployment.storage().resolve(session + "/blobs/" + entry.sha256()))
                .toList();
    }

    private String open(List<ManifestEntry> entries) throws IOException, InterruptedException {
        run++;
        var upload = new OpenUpload(
                new RepositoryName("octo", "hello"),
                "urn:afterrun:benchmark",
                "run-" + run,
                1,
                "upload",
                new Commit("%040x".formatted(run)),
                false,
                Optional.empty(),
                entries);
        var request = HttpRequest.newBuilder(URI.create(deployment.storage() + "/v1/uploads"))
                .header("Authorization", "Bearer " + deployment.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(upload)))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 201) {
            throw new IOException("no upload was opened: " + answer);
        }
        return Json.read(answer.body(), UploadOpened.class).session().getPath();
    }

    private static ManifestEntry entry(Payload payload) {
        return new ManifestEntry(new ArtifactPath(path(payload)), payload.digest(), payload.size(), false);
    }

    private static String path(Payload payload) {
        return Long.toHexString(payload.number()) + ".bin";
    }
}
