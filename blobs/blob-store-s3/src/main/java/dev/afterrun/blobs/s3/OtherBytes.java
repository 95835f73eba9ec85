package dev.afterrun.blobs.s3;

import dev.afterrun.contracts.upload.SignedRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends, as anybody might, bytes that are not those an address was signed for. */
record OtherBytes(Duration patience) {

    /** Whether the store compared them; false also where it cannot be reached from here by that address. */
    boolean areRefused(SignedRequest request, byte[] bytes) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build()) {
            var put = HttpRequest.newBuilder(request.address())
                    .timeout(patience)
                    .method(request.method(), BodyPublishers.ofByteArray(bytes));
            request.headers().forEach(put::header);
            // Not 403: that would be about the signature, and tell nothing.
            return client.send(put.build(), BodyHandlers.discarding()).statusCode() == S3Failures.BAD_REQUEST;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
