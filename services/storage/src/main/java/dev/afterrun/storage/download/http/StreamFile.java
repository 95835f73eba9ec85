package dev.afterrun.storage.download.http;

import static java.util.Objects.requireNonNullElse;

import dev.afterrun.blobs.BlobStoreException;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.Presentation;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Selection.Part;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/** Sends bytes that do not lie on this machine: through this process, or by sending the reader to them. */
@ApplicationScoped
class StreamFile {
    private static final int CHUNK = 128 * 1024;
    private static final String DISPOSITION = "Content-Disposition";

    private final CopyReader stores;
    private final ExecutorService threads;
    private final Refusals refusals;
    private final SentBytes sent;

    StreamFile(CopyReader stores, @VirtualThreads ExecutorService threads, Refusals refusals, SentBytes sent) {
        this.stores = stores;
        this.threads = threads;
        this.refusals = refusals;
        this.sent = sent;
    }

    /** Sends what lies at {@code place}, or the reader to the store for it; the response has its headers. */
    void stream(RoutingContext context, Place place) {
        if (isReadByAPage(context.request())) {
            pass(context, place);
        } else {
            start(context, () -> send(context.response(), place));
        }
    }

    /**
     * Sends a part of what lies at {@code place}, or the reader to the store, where the same part is to be asked for again; the
     * response has the part's headers.
     */
    void streamPart(RoutingContext context, Place place, Part part) {
        start(context, () -> {
            var response = context.response();
            var address = isReadByAPage(context.request())
                    ? Optional.<URI>empty()
                    : stores.address(place, presentation(response));
            if (address.isPresent()) {
                sent.fromStore(part.length());
                redirect(response, address.get());
            } else {
                send(response, place.part(part.from(), part.length()));
            }
        });
    }

    /** Sends what lies at {@code place} from here; the response has its headers. */
    void pass(RoutingContext context, Place place) {
        start(context, () -> {
            try (var content = stores.open(place)) {
                sent.fromHere(place.slice().length());
                pump(content, context.response());
            }
        });
    }

    /** A page that reads a file must be told that it may, on the whole way: whether the store says so nobody knows. */
    private static boolean isReadByAPage(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.ORIGIN);
    }

    private void start(RoutingContext context, Sending sending) {
        threads.execute(() -> {
            try {
                sending.send();
            } catch (BlobStoreException gone) {
                unreadable(context);
            } catch (IOException | CompletionException cutOff) {
                // The store or the reader broke off. What was sent is cut short, which Content-Length shows.
                unreadable(context);
            }
        });
    }

    private void send(HttpServerResponse response, Place place) throws IOException {
        switch (stores.deliver(place, presentation(response))) {
            case Delivery.LocalFile local -> {
                sent.fromHere(local.length());
                await(response.sendFile(local.path().toString(), local.offset(), local.length()));
            }
            case Delivery.Redirect redirect -> {
                sent.fromStore(place.slice().length());
                redirect(response, redirect.address());
            }
            case Delivery.Streamed streamed -> {
                sent.fromHere(place.slice().length());
                try (var content = streamed.content()) {
                    pump(content, response);
                }
            }
        }
    }

    private static void redirect(HttpServerResponse response, URI address) {
        response.headers()
                .remove(HttpHeaders.CONTENT_LENGTH)
                .remove(HttpHeaders.CONTENT_RANGE)
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address.toString())
                .end();
    }

    /** What the answer would say itself. */
    private static Presentation presentation(HttpServerResponse response) {
        return new Presentation(
                requireNonNullElse(response.headers().get(HttpHeaders.CONTENT_TYPE), Presentation.BYTES.contentType()),
                requireNonNullElse(response.headers().get(DISPOSITION), Presentation.BYTES.contentDisposition()));
    }

    static void pump(InputStream content, HttpServerResponse response) throws IOException {
        for (var chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
            // Waits for the reader, so that a slow one costs no memory.
            await(response.write(Buffer.buffer(chunk)));
        }
        response.end();
    }

    private void unreadable(RoutingContext context) {
        var response = context.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
        } else {
            response.headers().clear();
            refusals.finding(context, new Finding.Unreadable());
        }
    }

    /** A way of sending. */
    private interface Sending {
        void send() throws IOException;
    }

    private static void await(io.vertx.core.Future<Void> sent) {
        sent.toCompletionStage().toCompletableFuture().join();
    }
}
