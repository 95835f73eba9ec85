package dev.afterrun.storage.download.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.Presentation;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Place;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ranges of what lies in a store, which signs addresses or does not. */
class SendBlobTest {
    private static final byte[] CONTENT = content();
    private static final Digest SHA256 = Digest.of(CONTENT);
    private static final Optional<URI> UNSIGNED = Optional.empty();
    private static final Optional<URI> SIGNED = Optional.of(URI.create("https://store.test/ab/object?signature=x"));

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdownNow();
    }

    @Test
    void allOfItIsSent() throws Exception {
        // When
        var answer = get(request(serving(UNSIGNED)));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + SHA256 + "\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void rangeIsSent() throws Exception {
        // When
        var answer = get(request(serving(UNSIGNED)).header("Range", "bytes=100-299"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes 100-299/" + CONTENT.length);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 300));
    }

    @Test
    void whoAsksForARangeIsSentToTheStoreWhereItSigns() throws Exception {
        // When
        var answer = get(request(serving(SIGNED)).header("Range", "bytes=100-299"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(SIGNED.get().toString());
        assertThat(answer.headers().firstValue("Content-Range")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void rangeOfOtherBytesIsNotSent() throws Exception {
        // When
        var answer = get(request(serving(UNSIGNED))
                .header("Range", "bytes=100-299")
                .header("If-Range", "\"" + Digest.of(new byte[0]) + "\""));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
    }

    @Test
    void rangeBehindTheEndIsRefused() throws Exception {
        // When
        var answer = get(request(serving(UNSIGNED)).header("Range", "bytes=" + CONTENT.length + "-"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */" + CONTENT.length);
    }

    @Test
    void headIsAnsweredWithoutABody() throws Exception {
        // When
        var answer = get(request(serving(SIGNED)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue(Integer.toString(CONTENT.length));
    }

    private URI serving(Optional<URI> signed) {
        var refusals = new Refusals(new ObjectMapper().findAndRegisterModules(), new NobodyVisits());
        var streamFile = new StreamFile(
                place -> new RemoteStore(signed), threads, refusals, new SentBytes(new SimpleMeterRegistry()));
        var sendBlob = new SendBlob(streamFile, refusals);
        var router = Router.router(vertx);
        router.route()
                .handler(context -> sendBlob.send(
                        context,
                        SHA256,
                        new Place("files", new ObjectSlice(new ObjectKey("ab/object"), 0, CONTENT.length))));
        var server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address);
    }

    private static HttpResponse<byte[]> get(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] content() {
        var bytes = new byte[500_000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private record RemoteStore(Optional<URI> signed) implements BlobReader {
        @Override
        public long size(ObjectKey key) {
            return CONTENT.length;
        }

        @Override
        public InputStream open(ObjectSlice slice) {
            return new ByteArrayInputStream(CONTENT, (int) slice.offset(), (int) slice.length());
        }

        @Override
        public Optional<URI> address(ObjectSlice slice, Presentation presentation) {
            return signed;
        }
    }
}
