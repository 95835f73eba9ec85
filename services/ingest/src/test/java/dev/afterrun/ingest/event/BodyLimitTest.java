package dev.afterrun.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over bare sockets: what a client library would not send. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class BodyLimitTest {
    private static final int LIMIT = 1024 * 1024;
    private static final int PATIENCE = 60_000;
    private static final int MOMENT = 1_000;
    private static final Pattern LAST_ANSWER = Pattern.compile("HTTP/1\\.1 [2-5]\\d\\d ");

    @TestHTTPResource
    URI ingest;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/runs/finished", "/v1/runs/started", "/v1/jobs/finished", "/v1/events"})
    void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent(String path) throws IOException {
        // When
        var answer = answerTo(path, "Content-Length: " + (LIMIT + 1) + "\r\n\r\n");

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("\"limit\":\"1048576\"")
                .contains("\"value\":\"1048577\"");
        assertThat(answer).contains("application/problem+json");
    }

    @Test
    void aBodyThatIsNotAnnouncedIsReadUpToTheLimitOnly() throws IOException {
        // Given
        var chunk = Integer.toHexString(64 * 1024) + "\r\n" + "x".repeat(64 * 1024) + "\r\n";

        // When
        var answer = answerTo("/v1/runs/finished", "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17));

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("\"limit\":\"1048576\"")
                .contains("at least 1");
    }

    @Test
    void aSenderThatAsksFirstIsToldToGoOn() throws IOException {
        // Given
        var body = "{}";

        // When
        var answer = answerTo("/v1/runs/finished", "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n" + body);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 100").contains("HTTP/1.1 422");
    }

    /** All that comes back until the server closes, or has answered and says no more for a moment. */
    private String answerTo(String path, String rest) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ingest.getPort())) {
            socket.setSoTimeout(PATIENCE);
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + Issuer.token() + "\r\n";
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.UTF_8));
            var read = new StringBuilder();
            var buffer = new byte[8192];
            try {
                for (var count = 0; count >= 0; count = socket.getInputStream().read(buffer)) {
                    read.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    if (LAST_ANSWER.matcher(read).find()) {
                        socket.setSoTimeout(MOMENT);
                    }
                }
            } catch (java.net.SocketTimeoutException e) {
                // The connection stays open for the next request.
            }
            return read.toString();
        }
    }
}
