package dev.afterrun.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InParallelTest {
    @Test
    void eachItemIsWorkedOnOnce() {
        // Given
        var items = IntStream.range(0, 10_000).boxed().toList();

        // When
        var results = InParallel.map(4, items, item -> item);

        // Then
        assertThat(results).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void soManyAreWorkedOnAtATime() {
        // Given
        var together = new CyclicBarrier(3);

        // When
        var results = InParallel.map(3, List.of(1, 2, 3), item -> arrivesAt(together));

        // Then
        assertThat(results).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void theFirstFailureStopsTheRest() {
        // Given
        var seen = new ArrayList<Integer>();

        // When
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> InParallel.map(1, List.of(1, 2, 3), item -> {
                    seen.add(item);
                    if (item == 2) {
                        throw new IllegalStateException("the second");
                    }
                    return item;
                }))
                .withMessage("the second");

        // Then
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void nothingIsWorkedOnWhereNothingIsGiven() {
        assertThat(InParallel.map(4, List.<Integer>of(), item -> item)).isEmpty();
    }

    private static int arrivesAt(CyclicBarrier together) {
        try {
            return together.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the others are not there", e);
        }
    }
}
