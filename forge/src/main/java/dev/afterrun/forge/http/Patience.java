package dev.afterrun.forge.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a forge asks to be left alone, and for how long: {@code Retry-After} (RFC 9110, seconds or a date), else
 * GitHub's {@code X-RateLimit-Reset}. Dates are read against the answer's own {@code Date}, so that clocks need not
 * agree.
 */
final class Patience {
    /** What GitHub asks for at a limit where its answer names no time: at least one minute. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    private Patience() {}

    static boolean isAskedBy(Answer answer) {
        return switch (answer.status()) {
            case 408, 429 -> true;
            // GitHub answers 403 both to a rate limit and to a missing permission.
            case 403 -> limitsRate(answer);
            default -> answer.status() >= 500;
        };
    }

    private static boolean limitsRate(Answer answer) {
        return answer.headers().firstValue("Retry-After").isPresent()
                || quotaIsSpent(answer.headers())
                // GitHub documents that a secondary limit may come without either header.
                || answer.body().toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }

    static Optional<Duration> lengthAskedBy(Answer answer) {
        var headers = answer.headers();
        return headers.firstValue("Retry-After")
                .flatMap(text -> after(text, headers))
                .or(() -> untilReset(headers))
                .or(() -> answer.status() == 403 || answer.status() == 429 ? Optional.of(UNSAID) : Optional.empty());
    }

    private static Optional<Duration> untilReset(HttpHeaders headers) {
        return !quotaIsSpent(headers)
                ? Optional.empty()
                : headers.firstValue("X-RateLimit-Reset")
                        .filter(Patience::isSeconds)
                        .flatMap(text -> until(Instant.ofEpochSecond(Long.parseLong(text)), headers));
    }

    private static Optional<Duration> after(String text, HttpHeaders headers) {
        return isSeconds(text)
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : date(text).flatMap(date -> until(date, headers));
    }

    private static Optional<Duration> until(Instant moment, HttpHeaders headers) {
        return headers.firstValue("Date")
                .flatMap(Patience::date)
                .map(now -> Duration.between(now, moment))
                .map(length -> length.isNegative() ? Duration.ZERO : length);
    }

    private static boolean quotaIsSpent(HttpHeaders headers) {
        return headers.firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent();
    }

    private static boolean isSeconds(String text) {
        return SECONDS.matcher(text).matches();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
