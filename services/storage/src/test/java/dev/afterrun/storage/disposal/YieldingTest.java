package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YieldingTest {
    private static final String KIND = "delete-object";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Duration> pauses = new ArrayList<>();
    private boolean asked;
    private long now = Long.MAX_VALUE - 1_000;
    private final Yielding yielding = new Yielding(new Settings(), () -> asked, meters, () -> now, pauses::add);

    @Test
    void whileStepsAreQuickNothingRests() throws IOException {
        // When
        for (var i = 0; i < 100; i++) {
            stepOf(Duration.ofMillis(200));
        }

        // Then
        assertThat(yielding.rest(KIND)).isZero();
        assertThat(rests()).isZero();
    }

    @Test
    void theSlowerTheyAreTheLongerItRestsUntilItHasRested() throws IOException {
        // When
        stepOf(Duration.ofMillis(400));

        // Then
        assertThat(yielding.rest(KIND)).isEqualTo(Duration.ofMillis(1_200));
        passes(Duration.ofSeconds(1));
        assertThat(yielding.rest(KIND)).isEqualTo(Duration.ofMillis(200));
        passes(Duration.ofMillis(200));
        assertThat(yielding.rest(KIND)).isZero();
        assertThat(rests()).isEqualTo(1);
    }

    @Test
    void whatIsDoneTogetherCountsByTheOne() throws IOException {
        // When
        yielding.step(KIND, 20, () -> passes(Duration.ofSeconds(4)));

        // Then
        assertThat(yielding.rest(KIND)).isZero();
    }

    @Test
    void whatWasSlowTogetherRestsForAllOfThem() throws IOException {
        // When
        yielding.step(KIND, 4, () -> passes(Duration.ofMillis(1_600)));

        // Then
        assertThat(yielding.rest(KIND)).as("three times 400 ms, of four").isEqualTo(Duration.ofMillis(4_800));
    }

    @Test
    void manyThatWereSlowTogetherRestNoLongerThanTheLongest() throws IOException {
        // When
        yielding.step(KIND, 20, () -> passes(Duration.ofSeconds(8)));

        // Then
        assertThat(yielding.rest(KIND)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aSlowOneAmongQuickOnesIsNoReason() throws IOException {
        // Given
        for (var i = 0; i < 7; i++) {
            stepOf(Duration.ofMillis(10));
        }

        // When
        stepOf(Duration.ofMillis(1_500));

        // Then
        assertThat(yielding.rest(KIND)).isZero();
    }

    @Test
    void noRestIsLongerThanTheLongest() throws IOException {
        // When
        stepOf(Duration.ofMinutes(5));

        // Then
        assertThat(yielding.rest(KIND)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatFailsAtOnceIsAsBadAsTheSlowest() {
        // When, Then
        assertThatThrownBy(() -> yielding.step(KIND, () -> {
                    throw new IOException("the store is away");
                }))
                .hasMessage("the store is away");
        assertThat(yielding.rest(KIND)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void whateverTheFailureIsItCounts() {
        // When, Then
        assertThatThrownBy(() -> yielding.step(KIND, () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(yielding.rest(KIND)).isPositive();
    }

    @Test
    void onceTheyAreQuickAgainItGoesOnAsBefore() throws IOException {
        // Given
        stepOf(Duration.ofMinutes(5));
        passes(Duration.ofSeconds(10));

        // When
        for (var i = 0; i < 8; i++) {
            stepOf(Duration.ofMillis(10));
            passes(yielding.rest(KIND));
        }

        // Then
        stepOf(Duration.ofMillis(10));
        assertThat(yielding.rest(KIND)).isZero();
    }

    @Test
    void oneKindDoesNotDelayAnother() throws IOException {
        // When
        stepOf(Duration.ofMinutes(5));

        // Then
        assertThat(yielding.rest("dispose-job")).isZero();
    }

    @Test
    void whoeverAsksMeanwhileHasAsMuchTimeAsTheStepHad() throws IOException {
        // Given
        asked = true;

        // When
        stepOf(Duration.ofMillis(40));
        stepOf(Duration.ofSeconds(3));
        asked = false;
        stepOf(Duration.ofMillis(40));

        // Then
        assertThat(pauses).as("a second at most").containsExactly(Duration.ofMillis(40), Duration.ofSeconds(1));
    }

    private void stepOf(Duration time) throws IOException {
        yielding.step(KIND, () -> passes(time));
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private double rests() {
        return meters.counter("afterrun.disposal.rests", "kind", KIND).count();
    }

    record Settings() implements YieldingSettings {
        @Override
        public Duration slow() {
            return Duration.ofMillis(250);
        }

        @Override
        public int times() {
            return 3;
        }

        @Override
        public Duration mostRest() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int besideRequests() {
            return 1;
        }

        @Override
        public int deletions() {
            return 2;
        }
    }
}
