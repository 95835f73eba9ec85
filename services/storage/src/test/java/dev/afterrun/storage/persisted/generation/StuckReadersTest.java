package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.storage.testing.CiJob;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As many readers of sets' archives as are served at once, none of which reads on. */
@QuarkusTest
class StuckReadersTest {
    /** All of them are more than the buffers on the way take. */
    private static final int FILES = 64;

    private static final int FILE = 150_000;

    private final CiJob main = SetScene.onMain();

    @Inject
    SetScene scene;

    @Test
    void bothLoseTheirTurnsAndTheNextReaderIsServed() throws IOException {
        // Given
        var saved = scene.visible(main, scene.set(texts()), Duration.ZERO);

        try (var one = begins(saved);
                var other = begins(saved)) {
            // When
            var meanwhile = third(saved);
            var served = await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> third(saved), answer -> answer.statusCode() != 503);

            // Then
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(meanwhile.header("Retry-After")).isEqualTo("5");
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(Zstd.decompress(served.asByteArray(), 2 * FILES * FILE).length)
                    .isGreaterThan(FILES * FILE);
            assertThat(isWhole(one)).isFalse();
            assertThat(isWhole(other)).isFalse();
        }
    }

    private Response third(Generation saved) {
        return given().get(at(saved));
    }

    private String at(Generation saved) {
        return SetScene.at(main) + "/generations/" + saved.id() + "/archive";
    }

    /** Asks, and has read the head of the answer: so it has its turn. */
    private Socket begins(Generation saved) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(120_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        socket.getOutputStream()
                .write(("GET " + at(saved) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200 OK");
        return socket;
    }

    /** Whether the last chunk came. */
    private static boolean isWhole(Socket socket) throws IOException {
        var end = "";
        var buffer = new byte[64 * 1024];
        try {
            for (var read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                end += new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                end = end.substring(Math.max(0, end.length() - 7));
            }
        } catch (SocketException reset) {
            // The connection breaks, and what had arrived was read.
        }
        return end.equals("\r\n0\r\n\r\n");
    }

    private static String[] texts() {
        var random = new Random(1);
        return IntStream.range(0, FILES).mapToObj(file -> text(random)).toArray(String[]::new);
    }

    /** Which no compression makes much smaller. */
    private static String text(Random random) {
        var bytes = new byte[FILE];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
