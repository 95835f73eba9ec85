package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.afterrun.http.identity.issuer.KeySource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class KeySourceTest {
    @Test
    void anAnswerThatNeverEndsIsAsGoodAsNone() throws IOException {
        // Given
        var over = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            var keys = new KeySource(
                    KeySource.clientThatFollowsNobody(),
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                    Duration.ofMillis(300));

            // When // Then
            assertThatThrownBy(keys::fetch).isInstanceOf(IOException.class).hasMessageContaining("300 ms");
        } finally {
            over.countDown();
            server.stop(0);
        }
    }
}
