package dev.afterrun.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S3Proxy knows no lifecycle rules, so a server that keeps just these stands in for S3. */
class LifecycleRulesTest {
    private static final String OTHERS =
            "<Rule><ID>logs</ID><Filter><Prefix>logs/</Prefix></Filter><Status>Enabled</Status>"
                    + "<Expiration><Days>9</Days></Expiration></Rule>";

    private final AtomicReference<String> rules = new AtomicReference<>("");

    private HttpServer server;
    private S3Bucket bucket;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        bucket = new S3Bucket(S3Stage.settings(address, "afterrun"));
    }

    @AfterEach
    void stop() {
        bucket.close();
        server.stop(0);
    }

    @Test
    void whatWasAbandonedEndsAndNothingThatIsVisible() throws IOException {
        // When
        var set = bucket.endsAbandoned("here/staging/", "here/objects/");

        // Then
        assertThat(set).isTrue();
        assertThat(rules.get())
                .contains("<Prefix>here/staging/</Prefix>", "<Prefix>here/objects/</Prefix>")
                .containsOnlyOnce("<Expiration><Days>2</Days></Expiration>")
                .contains("<DaysAfterInitiation>2</DaysAfterInitiation>");
        assertThat(rules.get().substring(rules.get().indexOf("afterrun here/objects/")))
                .doesNotContain("<Expiration>");
    }

    @Test
    void rulesOfOthersStayAndOursAreThereOnce() throws IOException {
        // Given
        rules.set("<LifecycleConfiguration>" + OTHERS + "</LifecycleConfiguration>");
        bucket.endsAbandoned("here/staging/", "here/objects/");

        // When
        bucket.endsAbandoned("here/staging/", "here/objects/");

        // Then
        assertThat(rules.get())
                .containsOnlyOnce("<ID>logs</ID>")
                .containsOnlyOnce("<ID>afterrun here/staging/</ID>")
                .containsOnlyOnce("<ID>afterrun here/objects/</ID>");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("PUT")) {
                rules.set(sent);
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            var body = rules.get().isEmpty()
                    ? "<Error><Code>NoSuchLifecycleConfiguration</Code><Message>none</Message></Error>"
                    : rules.get();
            exchange.sendResponseHeaders(rules.get().isEmpty() ? 404 : 200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
