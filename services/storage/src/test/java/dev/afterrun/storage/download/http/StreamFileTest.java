package dev.afterrun.storage.download.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.http.version.ClearTextIsHttp1;
import dev.afterrun.storage.blob.Place;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stores that keep nothing on this machine. */
class StreamFileTest {
    private static final ObjectKey KEY = new ObjectKey("ab/object");
    private static final byte[] CONTENT = content();

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdownNow();
    }

    @Test
    void bytesArriveAsTheStoreGaveThem() throws Exception {
        // Given
        var address = serving(slice -> new Delivery.Streamed(new ByteArrayInputStream(CONTENT), CONTENT.length));

        // When
        var answer = get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(sent("here")).isEqualTo(CONTENT.length);
        assertThat(sent("store")).isZero();
    }

    @Test
    void readerIsSentToTheStoreWhereItSigns() throws Exception {
        // Given
        var signed = URI.create("https://store.test/ab/object?signature=x");
        var address = serving(slice -> new Delivery.Redirect(signed));

        // When
        var answer = get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(signed.toString());
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(sent("store")).isEqualTo(CONTENT.length);
        assertThat(sent("here")).isZero();
    }

    @Test
    void pageThatReadsAFileIsNeverSentToTheStoreWhichMayNotLetIt() throws Exception {
        // Given
        var address = serving(slice -> new Delivery.Redirect(URI.create("https://store.test/ab/object?signature=x")));

        // When
        var answer = get(HttpRequest.newBuilder(address).header("Origin", "null"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
    }

    @Test
    void whatBreaksOffNeverLooksWhole() throws Exception {
        // Given
        var half = new ByteArrayInputStream(CONTENT, 0, CONTENT.length / 2);
        var address =
                serving(slice -> new Delivery.Streamed(new SequenceInputStream(half, new Broken()), CONTENT.length));

        // When
        ThrowingCallable reading = () -> get(address);

        // Then
        assertThatThrownBy(reading).isInstanceOf(IOException.class);
    }

    @Test
    void objectThatIsGoneCannotBeReadNow() throws Exception {
        // Given
        var address = serving(slice -> {
            throw new ObjectMissing(slice.key());
        });

        // When
        var answer = get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    private double sent(String way) {
        return meters.get("afterrun.sent").tag("way", way).counter().count();
    }

    private URI serving(Deliveries deliveries) {
        var streamFile = new StreamFile(
                place -> new RemoteStore(deliveries),
                threads,
                new Refusals(new ObjectMapper().findAndRegisterModules(), new NobodyVisits()),
                new SentBytes(meters));
        var router = Router.router(vertx);
        router.get().handler(context -> {
            context.response().putHeader("Content-Length", Integer.toString(CONTENT.length));
            streamFile.stream(context, new Place("files", new ObjectSlice(KEY, 0, CONTENT.length)));
        });
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        new ClearTextIsHttp1().customizeHttpServer(options);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private static HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return get(HttpRequest.newBuilder(address));
    }

    private static HttpResponse<byte[]> get(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] content() {
        var bytes = new byte[1_500_000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    @FunctionalInterface
    private interface Deliveries {
        Delivery of(ObjectSlice slice);
    }

    private record RemoteStore(Deliveries deliveries) implements BlobReader {
        @Override
        public long size(ObjectKey key) {
            return CONTENT.length;
        }

        @Override
        public InputStream open(ObjectSlice slice) {
            return new ByteArrayInputStream(CONTENT);
        }

        @Override
        public Delivery deliver(ObjectSlice slice) {
            return deliveries.of(slice);
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the store broke off");
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return read();
        }
    }
}
