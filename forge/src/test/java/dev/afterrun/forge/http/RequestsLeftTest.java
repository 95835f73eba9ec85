package dev.afterrun.forge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestsLeftTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final long SOON = NOW.plusSeconds(60).getEpochSecond();
    private static final long LATER = NOW.plusSeconds(3_000).getEpochSecond();

    private final RequestsLeft left = new RequestsLeft(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void allIsLeftOfWhatNobodyHasToldOf() {
        // When
        left.heard(headers(Map.of("Date", "Sat, 21 Nov 2026 09:00:00 GMT")));

        // Then
        assertThat(left.share()).isEqualTo(1);
    }

    @Test
    void theAccountWithTheLeastCounts() {
        // When
        left.heard(answer(5_000, 4_000, SOON));
        left.heard(answer(15_000, 750, LATER));

        // Then
        assertThat(left.share()).isEqualTo(0.05, within(1e-9));
    }

    @Test
    void anAnswerThatWasOvertakenGivesNothingBack() {
        // Given
        left.heard(answer(5_000, 100, LATER));

        // When
        left.heard(answer(5_000, 101, LATER));

        // Then
        assertThat(left.share()).isEqualTo(0.02, within(1e-9));
    }

    @Test
    void aWindowThatHasEndedCountsNoMore() {
        // When
        left.heard(answer(5_000, 0, NOW.getEpochSecond()));

        // Then
        assertThat(left.share()).isEqualTo(1);
    }

    @Test
    void whatIsNoNumberIsPassedOver() {
        // When
        left.heard(headers(Map.of(
                "X-RateLimit-Limit", "-1", "X-RateLimit-Remaining", "many", "X-RateLimit-Reset", "9".repeat(40))));
        left.heard(answer(0, 0, LATER));

        // Then
        assertThat(left.share()).isEqualTo(1);
    }

    private static HttpHeaders answer(long limit, long remaining, long reset) {
        return headers(Map.of(
                "X-RateLimit-Limit", Long.toString(limit),
                "X-RateLimit-Remaining", Long.toString(remaining),
                "X-RateLimit-Reset", Long.toString(reset)));
    }

    private static HttpHeaders headers(Map<String, String> values) {
        return HttpHeaders.of(
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, value -> List.of(value.getValue()))),
                (name, value) -> true);
    }
}
