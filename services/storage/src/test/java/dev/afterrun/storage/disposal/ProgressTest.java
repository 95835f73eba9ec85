package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.NotAllDeleted;
import dev.afterrun.blobs.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ObjectKey A = new ObjectKey("a");
    private static final ObjectKey B = new ObjectKey("b");
    private static final ObjectKey C = new ObjectKey("c");

    /** More than go in one step. */
    private static final List<ObjectKey> MANY = IntStream.range(0, 2 * Progress.AT_ONCE + 1)
            .mapToObj(number -> new ObjectKey("many/" + number))
            .toList();

    private final List<List<ObjectKey>> steps = new ArrayList<>();

    @Test
    void whereAllGoesWellNothingIsLeft() {
        // When
        var progress = Progress.through(MANY, steps::add, () -> false);

        // Then
        assertThat(progress.gone()).isEqualTo(MANY);
        assertThat(progress.left()).isEmpty();
        assertThat(progress.failure()).isEmpty();
        assertThat(steps).hasSize(3).allMatch(step -> step.size() <= Progress.AT_ONCE);
    }

    @Test
    void whatFailsIsLeftByItselfAndTheOthersOfItsStepAreGone() {
        // When
        var progress = Progress.through(List.of(A, B, C), allBut(B), () -> false);

        // Then
        assertThat(progress.gone()).containsExactly(A, C);
        assertThat(progress.left()).containsExactly(List.of(B));
        assertThat(progress.failure()).isPresent();
        assertThat(progress.failedWhole()).isFalse();
    }

    @Test
    void whatComesBehindAStepThatFailedIsLeftTogether() {
        // When
        var progress = Progress.through(MANY, allBut(MANY.getFirst()), () -> false);

        // Then
        assertThat(progress.gone()).isEqualTo(MANY.subList(1, Progress.AT_ONCE));
        assertThat(progress.left())
                .containsExactly(List.of(MANY.getFirst()), MANY.subList(Progress.AT_ONCE, MANY.size()));
    }

    @Test
    void aPieceOfWhichEachFailsIsThePieceThatFailed() {
        // When
        var progress = Progress.through(List.of(A, B), allBut(A, B), () -> false);

        // Then
        assertThat(progress.failedWhole()).isTrue();
    }

    @Test
    void whereTheStoreIsNotToBeHadAllAreLeft() {
        // When
        var progress = Progress.through(
                List.of(A, B),
                objects -> {
                    throw new IOException("no such store");
                },
                () -> false);

        // Then
        assertThat(progress.gone()).isEmpty();
        assertThat(progress.left()).containsExactly(List.of(A, B));
        assertThat(progress.failedWhole()).isTrue();
    }

    @Test
    void aFirstOneThatFailsWhereItIsToRestKeepsTheOthersOnlyUntilTheNextPiece() {
        // When
        var progress = Progress.through(List.of(A, B, C), allBut(A), () -> true);

        // Then
        assertThat(progress.gone()).isEmpty();
        assertThat(progress.left()).containsExactly(List.of(A), List.of(B, C));
        assertThat(progress.failedWhole()).isFalse();
    }

    @Test
    void whereItIsToRestOneGoesAndTheOthersAreLeft() {
        // When
        var progress = Progress.through(List.of(A, B, C), steps::add, () -> true);

        // Then
        assertThat(progress.gone()).containsExactly(A);
        assertThat(progress.left()).containsExactly(List.of(B, C));
        assertThat(progress.failure()).isEmpty();
    }

    @Test
    void whereItIsToRestAfterAStepTheOthersAreLeft() {
        // When
        var progress = Progress.through(MANY, steps::add, () -> !steps.isEmpty());

        // Then
        assertThat(progress.gone()).isEqualTo(MANY.subList(0, Progress.AT_ONCE));
        assertThat(progress.left()).containsExactly(MANY.subList(Progress.AT_ONCE, MANY.size()));
    }

    @Test
    void ofNothingThereIsNothingToDo() {
        // When
        var progress = Progress.through(List.of(), steps::add, () -> false);

        // Then
        assertThat(progress.gone()).isEmpty();
        assertThat(progress.left()).isEmpty();
        assertThat(steps).isEmpty();
    }

    private static Progress.Step allBut(ObjectKey... stubborn) {
        return objects -> {
            var failures = List.of(stubborn).stream()
                    .filter(objects::contains)
                    .collect(Collectors.toMap(object -> object, object -> new IOException(object + " stays")));
            if (!failures.isEmpty()) {
                throw new NotAllDeleted(failures);
            }
        };
    }
}
