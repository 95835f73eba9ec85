package dev.afterrun.blobs.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.DeletionTrouble;
import dev.afterrun.blobs.bucket.DeletionTroubleContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcsDeletionTroubleTest implements DeletionTroubleContract {
    private ServedStore served;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        served = ServedStore.open(directory, Reading.STREAMED);
    }

    @AfterEach
    void close() throws IOException {
        served.close();
    }

    @Override
    public BlobStore store() {
        return served.store();
    }

    @Override
    public DeletionTrouble trouble() {
        return served.server().trouble();
    }

    @Test
    void aStoreThatAnswersInNoPartsIsAskedForEachAlone() throws IOException {
        // Given: whatever it is sent to, it takes kindly
        var asked = new ConcurrentLinkedQueue<String>();
        var kind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kind.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod());
                var body = "{}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        kind.start();
        var address = URI.create("http://127.0.0.1:" + kind.getAddress().getPort());
        var bucket = new GcsBucket(GcsStage.settings(address, "bucket", Optional.empty()));
        try (var simple = new BucketBlobStore(bucket, ServedStore.use(Reading.STREAMED))) {
            // When
            simple.deleteAll(List.of(ObjectKey.fresh(), ObjectKey.fresh()));
        } finally {
            kind.stop(0);
        }

        // Then
        assertThat(asked).containsExactly("POST", "DELETE", "DELETE");
    }
}
