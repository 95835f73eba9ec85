package dev.afterrun.http.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.problem.ProblemAnswers;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over bare sockets: whatever stands in the field, and nothing at all. */
class HostCheckTest {
    private final Vertx vertx = Vertx.vertx();

    private int port;

    @BeforeEach
    void serve() throws Exception {
        var config = new SmallRyeConfigBuilder()
                .withMapping(Addresses.class)
                .withMapping(HostSettings.class)
                .withDefaultValues(Map.of(
                        "afterrun.address.events", "https://events.test",
                        "afterrun.address.storage", "https://storage.test",
                        "afterrun.address.web", "https://web.test",
                        "afterrun.address.content", "https://content.test"))
                .build();
        var router = Router.router(vertx);
        new HostCheck(
                        new KnownHosts(
                                config.getConfigMapping(Addresses.class), config.getConfigMapping(HostSettings.class)),
                        new ProblemAnswers(new ObjectMapper().registerModule(new Jdk8Module())))
                .atStart(router);
        router.route().order(Integer.MIN_VALUE).handler(http -> http.response().end("served"));
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: rebound.example",
                "GET / HTTP/1.1\r\nHost: rebound.example:4848",
                "GET / HTTP/1.1\r\nHost: localhost.rebound.example",
                "GET / HTTP/1.1\r\nHost:",
                "GET / HTTP/1.0\r\nHost: rebound.example",
                "POST /v1/events HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 0",
                "GET /q/healthy HTTP/1.1\r\nHost: rebound.example",
                "GET /q/health/../../v1/store/move HTTP/1.1\r\nHost: rebound.example"
            })
    void nothingIsDoneUnderANameThatIsNotOurs(String head) throws IOException {
        // When
        var answer = answer(head);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1." + head.charAt(head.indexOf("HTTP/1.") + 7) + " 421")
                .contains("urn:afterrun:problem:misdirected")
                .doesNotContain("served");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost:4848",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1",
                "GET / HTTP/1.1\r\nHost: [::1]:4848",
                "GET / HTTP/1.1\r\nHost: Web.Test",
                "GET /q/health/live HTTP/1.1\r\nHost: pod.example",
                "GET /q/health HTTP/1.1\r\nHost: pod.example"
            })
    void whatIsOursAndWhoeverAsksForHealthIsServed(String head) throws IOException {
        assertThat(answer(head)).startsWith("HTTP/1.1 200").contains("served");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "user@localhost", "localhost:port"})
    void whatIsNoHostIsServedNothing(String host) throws IOException {
        assertThat(answer("GET / HTTP/1.1\r\nHost: " + host))
                .matches("(?s)HTTP/1.1 4(00|21) .*")
                .doesNotContain("served");
    }

    /** Vert.x refuses them before any of our routes is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "GET / HTTP/1.1\r\nHost: user@localhost:a/b"})
    void whoNamesNoHostThatCanBeIsRefusedInOurWords(String head) throws IOException {
        assertThat(answer(head))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:afterrun:problem:malformed", "has no Host")
                .doesNotContain("Exception");
    }

    @Test
    void whoNamesNoHostIsNoBrowser() throws IOException {
        assertThat(answer("GET / HTTP/1.0")).contains(" 200 ");
    }

    private String answer(String head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
