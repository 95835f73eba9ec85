package dev.afterrun.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.afterrun.http.problem.ProblemAnswers;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that would be more than they are. */
class CodedBodiesTest {
    private final Vertx vertx = Vertx.vertx();

    private final HttpClient client = HttpClient.newHttpClient();

    private URI server = URI.create("http://127.0.0.1");

    @BeforeEach
    void serve() throws Exception {
        var router = Router.router(vertx);
        new CodedBodies(new ProblemAnswers(new ObjectMapper().registerModule(new Jdk8Module()))).atStart(router);
        router.route()
                .handler(http ->
                        http.request().body().onSuccess(body -> http.response().end(Integer.toString(body.length()))));
        var port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .actualPort();
        server = URI.create("http://127.0.0.1:" + port);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "zstd", "gzip, gzip", "x-unknown", "identity, gzip"})
    void bodyThatIsToBeUnpackedIsRefused(String coding) throws Exception {
        // When
        var answer = send(coding, bomb());

        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
        assertThat(answer.body()).contains("urn:afterrun:problem:unsupported-media-type");
    }

    @Test
    void bodyAsItIsIsTaken() throws Exception {
        assertThat(send("identity", new byte[7]).body()).isEqualTo("7");
    }

    private HttpResponse<String> send(String coding, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server)
                        .header("Content-Encoding", coding)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Ten megabytes in ten kilobytes. */
    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10 * 1024 * 1024]);
        }
        return packed.toByteArray();
    }
}
