package dev.afterrun.blobs.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
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
    private static final ServiceAccount ACCOUNT = ServiceAccount.fresh();
    private static final BucketSettings USE = new BucketSettings("here/", GcsStage.CHUNK, Reading.STREAMED);

    private GcsServer server;
    private BucketBlobStore store;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        server = GcsServer.knowing(ACCOUNT);
        var settings = GcsStage.freshBucket(server, ACCOUNT.keyFile(directory, server.address()));
        store = new BucketBlobStore(new GcsBucket(settings), USE);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        server.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public DeletionTrouble trouble() {
        return server.trouble();
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
        try (var simple =
                new BucketBlobStore(new GcsBucket(GcsStage.settings(address, "bucket", Optional.empty())), USE)) {
            // When
            simple.deleteAll(List.of(ObjectKey.fresh(), ObjectKey.fresh()));
        } finally {
            kind.stop(0);
        }

        // Then
        assertThat(asked).containsExactly("POST", "DELETE", "DELETE");
    }
}
