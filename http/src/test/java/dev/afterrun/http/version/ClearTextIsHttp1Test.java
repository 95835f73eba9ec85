package dev.afterrun.http.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClearTextIsHttp1Test {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoAsksForHttp2InClearTextIsAnsweredByHttp1() throws IOException, InterruptedException {
        // Given
        var options = new HttpServerOptions();
        new ClearTextIsHttp1().customizeHttpServer(options);

        // When
        var version = versionOf(options);

        // Then
        assertThat(version).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void whichItWouldGetOtherwise() throws IOException, InterruptedException {
        // When
        var version = versionOf(new HttpServerOptions());

        // Then
        assertThat(version).isEqualTo(HttpClient.Version.HTTP_2);
    }

    private HttpClient.Version versionOf(HttpServerOptions options) throws IOException, InterruptedException {
        var server = vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.response().end())
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                .build();
        // Asks for HTTP/2 by its first request, as HttpClient does unless it is told otherwise.
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).version();
        }
    }
}
