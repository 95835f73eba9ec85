package dev.afterrun.http.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.http.identity.job.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often a realm is asked where it does what, and what counts while it does not say. */
class KnownEndpointsTest {
    private static final String ISSUER = "https://realm.test/company";

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final KnownEndpoints endpoints = new KnownEndpoints(ISSUER, this::metadata, clock);
    private Optional<String> says = Optional.of(metadata("one"));

    @Test
    void realmIsNotAskedBeforeSomebodyNeedsIt() {
        assertThat(asked).hasValue(0);
    }

    @Test
    void withinAMinuteItIsAskedOnce() throws IOException {
        // Given
        endpoints.now();
        clock.pass(KnownEndpoints.FRESH.minusSeconds(1));

        // When
        endpoints.now();
        endpoints.last();

        // Then
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterAMinuteWhatItSaysThenCounts() throws IOException {
        // Given
        endpoints.now();
        says = Optional.of(metadata("other"));
        clock.pass(KnownEndpoints.FRESH);

        // When
        var now = endpoints.now();

        // Then
        assertThat(now.token()).hasToString("https://realm.test/other/token");
    }

    @Test
    void whileItIsAwayNobodyIsSentThereAndWhatItAnswersItselfIsAskedWhereItWas() throws IOException {
        // Given
        endpoints.now();
        says = Optional.empty();
        clock.pass(KnownEndpoints.LONGEST.minusSeconds(1));

        // When
        var last = endpoints.last();

        // Then
        assertThat(last.token()).hasToString("https://realm.test/one/token");
        assertThatIOException().isThrownBy(endpoints::now).withMessage("away");
    }

    @Test
    void afterADayItsLastWordCountsNoMore() throws IOException {
        // Given
        endpoints.now();
        says = Optional.empty();

        // When
        clock.pass(KnownEndpoints.LONGEST);

        // Then
        assertThatIOException().isThrownBy(endpoints::last).withMessage("away");
    }

    @Test
    void whileItIsAwayItIsAskedEveryTenSecondsAtMost() {
        // Given
        says = Optional.empty();
        assertThatIOException().isThrownBy(endpoints::now);

        // When
        clock.pass(KnownEndpoints.PAUSE.minusSeconds(1));
        assertThatIOException().isThrownBy(endpoints::now).withMessage("away");
        var within = asked.get();
        clock.pass(Duration.ofSeconds(1));
        assertThatIOException().isThrownBy(endpoints::now);

        // Then
        assertThat(within).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void realmThatNamesItselfOtherwiseIsNotTakenForWhatItWas() throws IOException {
        // Given
        endpoints.now();
        clock.pass(KnownEndpoints.FRESH);
        says = says.map(metadata -> metadata.replace(ISSUER, "https://stranger.test"));

        // When // Then
        assertThatIOException().isThrownBy(endpoints::last).withMessageContaining("https://stranger.test");
    }

    private JsonNode metadata() throws IOException {
        asked.incrementAndGet();
        return new ObjectMapper().readTree(says.orElseThrow(() -> new IOException("away")));
    }

    private static String metadata(String path) {
        var at = "https://realm.test/" + path;
        return """
            {"issuer": "%s", "authorization_endpoint": "%s/auth", "token_endpoint": "%s/token", "end_session_endpoint": "%s/end"}
            """.formatted(ISSUER, at, at, at);
    }
}
