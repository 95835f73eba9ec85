package dev.afterrun.cli.ci.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.server.Token;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewedTest {
    private final List<Token> asked = new ArrayList<>();
    private final Moving clock = new Moving();

    @ParameterizedTest
    @CsvSource({"300, 239, 1", "300, 240, 2", "3600, 3539, 1", "3600, 3540, 2", "60, 29, 1", "60, 30, 2"})
    void aTokenServesUntilItIsAboutToEnd(long lifetime, long passed, int times) {
        // Given
        var renewed = new Renewed(() -> ask("{\"iat\":5000,\"exp\":" + (5000 + lifetime) + "}"), clock);
        renewed.get();
        clock.pass(passed);

        // When
        var token = renewed.get();

        // Then
        assertThat(asked).hasSize(times);
        assertThat(token).isEqualTo(asked.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "null",
                "",
                "{\"exp\":5}",
                "{\"iat\":9,\"exp\":5}",
                "{\"iat\":\"a\",\"exp\":{}}",
                "{"
            })
    void aTokenThatDoesNotSayHowLongItIsGoodServesForTwoMinutes(String claims) {
        // When
        var lifetime = Lifetime.of(token(claims));

        // Then
        assertThat(lifetime).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "opaque", "a.b.c", "a.%%.c"})
    void soDoesWhatIsNoTokenOfThatForm(String text) {
        // When
        var lifetime = Lifetime.of(new Token(text));

        // Then
        assertThat(lifetime).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void nobodyAsksBeforeATokenIsNeeded() {
        // When
        var renewed = new Renewed(() -> ask("{}"), clock);

        // Then
        assertThat(asked).isEmpty();
        assertThat(renewed.get()).isEqualTo(asked.getFirst());
    }

    private Token ask(String claims) {
        asked.add(token(claims));
        return asked.getLast();
    }

    private static Token token(String claims) {
        var middle = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return Token.of(new Found("e30." + middle + ".c2ln", "the test"));
    }

    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
