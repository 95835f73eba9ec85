package dev.afterrun.http.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.afterrun.http.problem.ProblemAnswers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that counts: two requests a minute from an address, one with a token, so that no test outlasts a share. */
class RateCheckTest {
    private final Vertx vertx = Vertx.vertx();

    private final HttpClient client = HttpClient.newHttpClient();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private URI server = URI.create("http://127.0.0.1");

    @BeforeEach
    void serve() throws Exception {
        var settings = new SmallRyeConfigBuilder()
                .withMapping(RateSettings.class)
                .withDefaultValues(Map.of(
                        "afterrun.rate.per-address", "2",
                        "afterrun.rate.per-token", "1",
                        "afterrun.rate.trusted-proxies", "127.0.0.1"))
                .build()
                .getConfigMapping(RateSettings.class);
        var router = Router.router(vertx);
        new RateCheck(
                        settings,
                        new Clients(settings),
                        meters,
                        new ProblemAnswers(new ObjectMapper().registerModule(new Jdk8Module())))
                .atStart(router);
        router.route().order(Integer.MIN_VALUE).handler(http -> http.response().end("served"));
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

    @Test
    void whoPassesTheShareOfAnAddressIsToldWhenToComeBack() throws Exception {
        // Given
        for (var left = 1; left >= 0; left--) {
            assertThat(field(from("203.0.113.1"), "RateLimit")).isEqualTo("\"address\";r=" + left + ";t=1");
        }

        // When
        var refused = from("203.0.113.1");

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(field(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(field(refused, "Retry-After"))).isBetween(1, 30);
        assertThat(field(refused, "RateLimit-Policy")).isEqualTo("\"address\";q=2;w=60");
        assertThat(refused.body()).contains("urn:afterrun:problem:too-many", "2 requests a minute");
        assertThat(from("203.0.113.2").statusCode()).isEqualTo(200);
        assertThat(meters.get("afterrun.requests.limited")
                        .tag("share", "address")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whoPassesTheShareOfATokenIsRefusedFromEveryAddress() throws Exception {
        // Given
        assertThat(from("198.51.100.1", "Authorization", "Bearer one").statusCode())
                .isEqualTo(200);

        // When
        var refused = from("198.51.100.9", "Authorization", "Bearer one");

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("AFTERRUN_RATE_PER_TOKEN");
        assertThat(from("198.51.100.9", "Authorization", "Bearer other").statusCode())
                .isEqualTo(200);
    }

    @Test
    void networkOfOneSubscriberIsOneAddress() throws Exception {
        // Given
        for (var i = 0; i < 2; i++) {
            from("2001:db8:1:1::" + i);
        }

        // When, Then
        assertThat(from("2001:db8:1:1:ffff::").statusCode()).isEqualTo(429);
        assertThat(from("2001:db8:1:2::").statusCode()).isEqualTo(200);
    }

    @Test
    void neitherHealthNorTheMachineItselfIsCounted() throws Exception {
        for (var i = 0; i < 10; i++) {
            assertThat(get("/q/health/live", "X-Forwarded-For", "203.0.113.3").statusCode())
                    .isEqualTo(200);
            assertThat(get("/", "X-Other", "field").headers().firstValue("RateLimit"))
                    .isEmpty();
        }
    }

    private HttpResponse<String> from(String address, String... headers) throws IOException, InterruptedException {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Forwarded-For";
        all[headers.length + 1] = address;
        return get("/", all);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.resolve(path)).headers(headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String field(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
