package dev.afterrun.cli.notify.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Retry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket's rules, as S3 keeps them. */
final class LifecycleRuleTest {
    private static final String OTHERS = "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + "<Rule><ID>theirs</ID><Prefix>logs/</Prefix><Status>Enabled</Status></Rule></LifecycleConfiguration>";
    private static final String NONE = "<Error><Code>NoSuchLifecycleConfiguration</Code></Error>";

    private final List<String> written = new ArrayList<>();
    private HttpServer bucket;
    private String rules = NONE;
    private int status = 404;

    @BeforeEach
    void start() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", this::answer);
        bucket.start();
    }

    @AfterEach
    void stop() {
        bucket.stop(0);
    }

    @Test
    void ruleIsTheFirst() {
        // When
        var set = rule().set();

        // Then
        assertThat(set).isTrue();
        assertThat(written)
                .singleElement()
                .asString()
                .contains("<Prefix>afterrun/30-days/</Prefix>", "<Days>30</Days>", "<Status>Enabled</Status>");
    }

    @Test
    void rulesOfOthersStay() {
        // Given
        status = 200;
        rules = OTHERS;

        // When
        rule().set();

        // Then
        assertThat(written.getFirst())
                .startsWith(OTHERS.replace("</LifecycleConfiguration>", ""))
                .contains("<ID>afterrun-notify-30-days</ID>");
    }

    @Test
    void ruleThatIsThereIsNotWrittenAgain() {
        // Given
        rule().set();
        rules = written.removeFirst();
        status = 200;

        // When
        var set = rule().set();

        // Then
        assertThat(set).isTrue();
        assertThat(written).isEmpty();
    }

    @Test
    void storeWithoutRulesIsNoFailure() {
        // Given
        status = 501;
        rules = "<Error><Code>NotImplemented</Code></Error>";

        // When
        var set = rule().set();

        // Then
        assertThat(set).isFalse();
    }

    private LifecycleRule rule() {
        var url = URI.create("http://127.0.0.1:" + bucket.getAddress().getPort() + "/bucket");
        var signature = new S3Signature("key", "secret", "us-east-1", Clock.systemUTC());
        var client = new S3Client(Http.withoutToken(Retry.none()), signature);
        return new LifecycleRule(client, url, "afterrun/30-days/", 30);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (exchange.getRequestMethod().equals("PUT")) {
                written.add(body);
                exchange.sendResponseHeaders(200, -1);
            } else {
                FakeServer.send(exchange, status, "application/xml", rules.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
