package dev.afterrun.forge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    private static final String NOW = "Sat, 21 Nov 2026 09:00:00 GMT";
    private static final String NOW_IN_SECONDS = "1795251600";

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void askedWithoutALengthMeansTryAgainSomeTime(int status) {
        // When
        var busy = catchThrowableOfType(
                ForgeBusy.class, () -> answer(status, Map.of(), "").good());

        // Then
        assertThat(busy.retryAfter()).isEmpty();
        assertThat(busy).hasMessageContaining(String.valueOf(status));
    }

    @Test
    void retryAfterInSecondsIsTheLength() {
        assertThat(lengthOf(429, Map.of("Retry-After", "90"))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void retryAfterAsADateIsReadAgainstTheAnswersOwnDate() {
        assertThat(lengthOf(503, Map.of("Retry-After", "Sat, 21 Nov 2026 09:02:00 GMT", "Date", NOW)))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void spentQuotaLastsUntilItsReset() {
        var reset = String.valueOf(Long.parseLong(NOW_IN_SECONDS) + 600);

        assertThat(lengthOf(403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset, "Date", NOW)))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void resetThatIsPastMeansNow() {
        assertThat(lengthOf(429, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1", "Date", NOW)))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void resetOfAQuotaThatIsNotSpentCountsForNothing() {
        // When
        var busy = catchThrowableOfType(
                ForgeBusy.class,
                () -> answer(502, Map.of("X-RateLimit-Remaining", "17", "X-RateLimit-Reset", "9", "Date", NOW), "")
                        .good());

        // Then
        assertThat(busy.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-1", "99999999999999999999", "1.5"})
    void lengthThatCannotBeReadIsAMinuteAsWhereThereIsNone(String unreadable) {
        // When
        var busy = catchThrowableOfType(
                ForgeBusy.class,
                () -> answer(429, Map.of("Retry-After", unreadable, "Date", NOW), "")
                        .good());

        // Then
        assertThat(busy.retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void secondaryLimitWithoutHeadersIsKnownByItsWordsAndLastsAMinute() {
        // When
        var busy = catchThrowableOfType(
                ForgeBusy.class,
                () -> answer(403, Map.of(), "{\"message\":\"You have exceeded a secondary rate limit.\"}")
                        .good());

        // Then
        assertThat(busy.retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void missingPermissionIsNoRateLimit() {
        assertThatThrownBy(() -> answer(
                                403,
                                Map.of("X-RateLimit-Remaining", "4999"),
                                "{\"message\":\"Resource not accessible\\n by integration\"}")
                        .good())
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("(Resource not accessible by integration)")
                .hasMessageContaining("let the token write");
    }

    @Test
    void refusalRepeatsAtMostALineOfTheForgesWords() {
        assertThatThrownBy(() -> answer(422, Map.of(), "{\"message\":\"" + "long ".repeat(10_000) + "\"}")
                        .good())
                .isInstanceOf(ForgeRefused.class)
                .extracting(thrown -> thrown.getMessage().length())
                .satisfies(length -> assertThat((int) length).isLessThan(500));
    }

    private static Duration lengthOf(int status, Map<String, String> headers) {
        return catchThrowableOfType(
                        ForgeBusy.class, () -> answer(status, headers, "{}").good())
                .retryAfter()
                .orElseThrow();
    }

    private static Answer answer(int status, Map<String, String> headers, String body) {
        var lists = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new Answer("GET http://forge/x", status, HttpHeaders.of(lists, (name, value) -> true), body);
    }
}
