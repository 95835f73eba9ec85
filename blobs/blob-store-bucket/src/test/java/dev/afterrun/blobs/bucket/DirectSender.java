package dev.afterrun.blobs.bucket;

import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** Sends bytes by signed addresses as anybody might who has them: in plain HTTP. */
public final class DirectSender {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends all that is missing of {@code bytes}; the last answer's status, the first that is none of success. */
    public int send(Transfer transfer, byte[] bytes) throws IOException {
        return switch (transfer) {
            case Transfer.Through() -> throw new AssertionError("the store was to sign");
            case Transfer.Parts(var parts) -> {
                var status = 200;
                for (var part : parts) {
                    status = send(part, bytes);
                    if (status / 100 != 2) {
                        break;
                    }
                }
                yield status;
            }
            case Transfer.Resumable(var start) -> resume(start, bytes);
        };
    }

    /** Sends one part of {@code bytes}. */
    public int send(Transfer.Part part, byte[] bytes) throws IOException {
        return send(
                part.request(), Arrays.copyOfRange(bytes, (int) part.offset(), (int) (part.offset() + part.length())));
    }

    /** Sends this very body. */
    public int send(SignedRequest request, byte[] body) throws IOException {
        return exchange(request, body).statusCode();
    }

    /** Sends the first of several parts, and stops; nothing where it is one. */
    void sendFirst(Transfer transfer, byte[] bytes) throws IOException {
        if (transfer instanceof Transfer.Parts(var parts) && parts.size() > 1) {
            send(parts.getFirst(), bytes);
        }
    }

    /** Sends this very body to where the first bytes are to go. */
    int sendInstead(Transfer transfer, byte[] body) throws IOException {
        return transfer instanceof Transfer.Parts(var parts)
                ? send(parts.getFirst().request(), body)
                : send(transfer, body);
    }

    private int resume(SignedRequest start, byte[] bytes) throws IOException {
        var opened = exchange(start, new byte[0]);
        if (opened.statusCode() / 100 != 2) {
            return opened.statusCode();
        }
        var session = opened.headers().firstValue("Location").orElseThrow();
        return insist(HttpRequest.newBuilder(URI.create(session))
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build())
                .statusCode();
    }

    private HttpResponse<Void> exchange(SignedRequest request, byte[] body) throws IOException {
        var builder =
                HttpRequest.newBuilder(request.address()).method(request.method(), BodyPublishers.ofByteArray(body));
        request.headers().forEach(builder::header);
        return insist(builder.build());
    }

    /** A server that refuses closes the connection, at times after it was taken for another request. */
    private HttpResponse<Void> insist(HttpRequest request) throws IOException {
        for (var failed = 0; ; failed++) {
            try {
                return http.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                if (failed == 3) {
                    throw e;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
