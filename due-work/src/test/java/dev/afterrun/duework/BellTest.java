package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BellTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Bell bell = new Bell();

    @Test
    void eachRingWakesOneOfThoseWhoWait() throws Exception {
        // Given
        var sleepers = sleepers(3);

        // When
        bell.ring();
        bell.ring();

        // Then
        Awaitility.await().atMost(PATIENCE).until(() -> awake(sleepers) == 2);
        bell.ring();
        assertThat(sleepers).allMatch(BellTest::ends);
    }

    @Test
    void ringingForAllWakesAll() throws Exception {
        // Given
        var sleepers = sleepers(4);

        // When
        bell.ringForAll();

        // Then
        assertThat(sleepers).allMatch(BellTest::ends);
    }

    @Test
    void ringThatNobodyHearsWakesWhoComesNextAndNobodyElse() throws Exception {
        // Given
        bell.ring();
        bell.ringForAll();

        // When
        bell.await(LONG);
        var begun = System.nanoTime();
        bell.await(Duration.ofMillis(50));

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    private List<Thread> sleepers(int number) {
        var sleepers = new ArrayList<Thread>();
        for (var i = 0; i < number; i++) {
            sleepers.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    bell.await(LONG);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sleepers.stream().allMatch(each -> each.getState() == Thread.State.TIMED_WAITING));
        return sleepers;
    }

    private static long awake(List<Thread> sleepers) {
        return sleepers.stream().filter(each -> !each.isAlive()).count();
    }

    private static boolean ends(Thread sleeper) {
        try {
            return sleeper.join(PATIENCE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
