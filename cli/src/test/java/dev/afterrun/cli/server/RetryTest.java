package dev.afterrun.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final ArrayList<Duration> pauses = new ArrayList<>();
    private final ArrayList<String> notes = new ArrayList<>();
    private final Call call = Call.of("sending", URI.create("http://server.test/x"), Call.SHORT);
    private final Retry retry = new Retry(3, pauses::add, notes::add);

    @Test
    void aServersWishIsKeptWithinReason() throws IOException {
        // When
        retry.waitAfter(1, call, new Outage("it is busy", Optional.of(Duration.ofDays(1))));

        // Then
        assertThat(pauses).containsExactly(Duration.ofMinutes(2));
        assertThat(notes).containsExactly("sending: http://server.test: it is busy; trying again in 2 min 0 s");
    }

    @Test
    void pausesGrowToABoundAndDiffer() throws IOException {
        // When
        for (var failed = 1; failed <= 1000; failed++) {
            retry.waitAfter(failed, call, new Outage("it is busy", Optional.empty()));
        }

        // Then
        assertThat(pauses.getFirst()).isLessThan(Duration.ofSeconds(1));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) < 0);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(500);
    }

    @Test
    void afterTheLastRetryItGoesOnNoMore() {
        assertThat(retry.goesOnAfter(3)).isTrue();
        assertThat(retry.goesOnAfter(4)).isFalse();
    }
}
