package dev.afterrun.blobs.gcs;

import com.google.api.client.http.HttpResponse;
import dev.afterrun.blobs.bucket.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Opens objects. */
final class Reading {
    private static final int PARTIAL = 206;

    private final MediaRequests media;

    Reading(MediaRequests media) {
        this.media = media;
    }

    Optional<Opened> open(String name, long offset, long length) throws IOException {
        var answer = media.get(name, offset, length);
        if (answer.getStatusCode() == PARTIAL) {
            return Optional.of(opened(answer));
        }
        answer.disconnect();
        return switch (answer.getStatusCode()) {
            case GcsFailures.NOT_FOUND -> Optional.empty();
            case GcsFailures.RANGE_NOT_SATISFIABLE -> Optional.of(new Opened(InputStream.nullInputStream(), 0));
            default -> throw new IOException("it answered " + answer.getStatusCode());
        };
    }

    private static Opened opened(HttpResponse answer) throws IOException {
        var length = answer.getHeaders().getContentLength();
        if (length == null) {
            answer.disconnect();
            throw new IOException("it did not say how many bytes there are");
        }
        return new Opened(new MediaContent(answer, length), length);
    }
}
