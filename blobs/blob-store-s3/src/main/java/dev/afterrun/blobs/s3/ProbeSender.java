package dev.afterrun.blobs.s3;

import dev.afterrun.contracts.upload.SignedRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends bytes by a signed address, as anybody might. */
record ProbeSender(Duration patience) {

    /** What the store answered; empty also where it cannot be reached from here by that address. */
    Optional<Integer> status(SignedRequest request, byte[] bytes) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build()) {
            var put = HttpRequest.newBuilder(request.address())
                    .timeout(patience)
                    .method(request.method(), BodyPublishers.ofByteArray(bytes));
            request.headers().forEach(put::header);
            return Optional.of(
                    client.send(put.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
