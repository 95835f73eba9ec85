package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ObjectKey A = new ObjectKey("a");
    private static final ObjectKey B = new ObjectKey("b");
    private static final ObjectKey C = new ObjectKey("c");

    private final List<ObjectKey> deleted = new ArrayList<>();

    @Test
    void whereAllGoesWellNothingIsLeft() {
        // When
        var progress = Progress.through(List.of(A, B, C), deleted::add, () -> false);

        // Then
        assertThat(progress.gone()).containsExactly(A, B, C).isEqualTo(deleted);
        assertThat(progress.left()).isEmpty();
        assertThat(progress.failure()).isEmpty();
    }

    @Test
    void whatFailsIsLeftByItselfAndWhatCameBehindItTogether() {
        // When
        var progress = Progress.through(List.of(A, B, C), allBut(B), () -> false);

        // Then
        assertThat(progress.gone()).containsExactly(A);
        assertThat(progress.left()).containsExactly(List.of(B), List.of(C));
        assertThat(progress.failure()).isPresent();
        assertThat(progress.failedAlone()).isFalse();
    }

    @Test
    void theFirstThatFailsKeepsTheOthersOnlyUntilTheNextPiece() {
        // When
        var progress = Progress.through(List.of(A, B, C), allBut(A), () -> false);

        // Then
        assertThat(progress.gone()).isEmpty();
        assertThat(progress.left()).containsExactly(List.of(A), List.of(B, C));
        assertThat(progress.failedAlone()).isFalse();
    }

    @Test
    void oneThatFailsAloneIsThePieceThatFailed() {
        // When
        var progress = Progress.through(List.of(A), allBut(A), () -> false);

        // Then
        assertThat(progress.failedAlone()).isTrue();
    }

    @Test
    void theLastThatFailsIsLeftByItself() {
        // When
        var progress = Progress.through(List.of(A, B), allBut(B), () -> false);

        // Then
        assertThat(progress.left()).containsExactly(List.of(B));
        assertThat(progress.failedAlone()).isFalse();
    }

    @Test
    void whereItIsToRestOneGoesAndTheOthersAreLeft() {
        // When
        var progress = Progress.through(List.of(A, B, C), deleted::add, () -> true);

        // Then
        assertThat(progress.gone()).containsExactly(A);
        assertThat(progress.left()).containsExactly(List.of(B, C));
        assertThat(progress.failure()).isEmpty();
    }

    @Test
    void ofNothingThereIsNothingToDo() {
        // When
        var progress = Progress.through(List.of(), deleted::add, () -> false);

        // Then
        assertThat(progress.gone()).isEmpty();
        assertThat(progress.left()).isEmpty();
    }

    private Progress.Step allBut(ObjectKey stubborn) {
        return object -> {
            if (object.equals(stubborn)) {
                throw new IOException(object + " cannot be deleted");
            }
            deleted.add(object);
        };
    }
}
