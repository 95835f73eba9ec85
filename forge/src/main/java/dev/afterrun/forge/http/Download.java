package dev.afterrun.forge.http;

import dev.afterrun.forge.FetchBounds;
import dev.afterrun.forge.FetchedArchive;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a file from where a forge has led to. No header of ours goes there, and no further redirect is followed. */
public final class Download {
    private static final int GOOD = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * What is at {@code from}, written into {@code into}.
     *
     * @throws IOException when it did not come whole, or not in time
     */
    public FetchedArchive fetch(URI from, Path into, FetchBounds bounds) throws IOException {
        try (var file = FileChannel.open(
                into, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var answer = exchange(from, new BoundedFile(file, bounds.bytes()), bounds.patience());
            return switch (answer.statusCode()) {
                case GOOD -> answer.body();
                case 404, 410 -> new FetchedArchive.Gone();
                default ->
                    throw new IOException(from.getHost() + " answered " + answer.statusCode()
                            + " where the forge had led to for an artifact");
            };
        }
    }

    private HttpResponse<FetchedArchive> exchange(URI from, BoundedFile body, Duration patience) throws IOException {
        var request = HttpRequest.newBuilder(from).timeout(patience).GET().build();
        var pending = client.sendAsync(
                request,
                head -> head.statusCode() == GOOD ? body : BodySubscribers.replacing(new FetchedArchive.Gone()));
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new HttpTimeoutException("an artifact did not come from " + from.getHost() + " within " + patience);
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an artifact came from " + from.getHost());
        } catch (ExecutionException failed) {
            throw new IOException("an artifact did not come from " + from.getHost() + ": " + failed.getCause(), failed);
        }
    }
}
