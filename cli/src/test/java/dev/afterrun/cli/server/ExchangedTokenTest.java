package dev.afterrun.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangedTokenTest {
    private static final String EXCHANGE = "POST /v1/upload-tokens/exchange";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private FakeServer server;
    private ExchangedToken token;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        token = new ExchangedToken(
                new Token("upload"), URI.create(server.url()), Http.withoutToken(Retry.none()), nanos::get);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itServesForTwoThirdsOfItsTimeAndIsExchangedAgainThen() {
        // Given
        give("one", 900);
        give("two", 900);
        var first = token.get();
        pass(Duration.ofSeconds(599));
        var later = token.get();

        // When
        pass(Duration.ofSeconds(1));
        var second = token.get();

        // Then
        assertThat(first.value()).isEqualTo("one");
        assertThat(later).isEqualTo(first);
        assertThat(second.value()).isEqualTo("two");
        assertThat(server.requests()).containsExactly(EXCHANGE, EXCHANGE);
    }

    @Test
    void oneThatIsAboutToEndIsAskedForEachTime() {
        // Given
        give("one", 0);
        give("two", 0);

        // When // Then
        assertThat(token.get().value()).isEqualTo("one");
        assertThat(token.get().value()).isEqualTo("two");
    }

    @Test
    void anAnswerThatCannotBeReadIsNotQuoted() {
        // Given
        server.next(EXCHANGE, exchange -> FakeServer.send(exchange, 200, "application/json", "secret".getBytes(UTF_8)));

        // When // Then
        assertThatThrownBy(token::get)
                .isInstanceOf(Failure.class)
                .hasNoCause()
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("secret");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void give(String value, int seconds) {
        server.next(EXCHANGE, exchange -> {
            exchange.getRequestBody().readAllBytes();
            FakeServer.send(
                    exchange,
                    200,
                    "application/json",
                    ("{\"token\":\"" + value + "\",\"until\":\"2026-01-02T03:19:05Z\",\"seconds\":" + seconds + "}")
                            .getBytes(UTF_8));
        });
    }
}
