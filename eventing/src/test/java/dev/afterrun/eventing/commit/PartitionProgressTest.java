package dev.afterrun.eventing.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is due to be committed of one partition. */
class PartitionProgressTest {
    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void nothingIsDueBeforeSomethingIsDoneWith() {
        // When
        progress.received(0);

        // Then
        assertThat(progress.due()).isEmpty();
        assertThat(progress.isDone()).isFalse();
    }

    @Test
    void whatComesAfterWhatIsDoneWithIsDue() {
        // Given
        progress.received(7);
        progress.received(9);

        // When
        progress.done(7);

        // Then
        assertThat(progress.due()).hasValue(8);
    }

    @Test
    void whatIsNotDoneWithIsNotSkipped() {
        // Given
        progress.received(7);
        progress.received(8);

        // When
        progress.done(8);

        // Then
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void whatWasDoneWithEarlyCountsOnceAllBeforeItIsDoneWith() {
        // Given
        progress.received(7);
        progress.received(8);
        progress.done(8);

        // When
        progress.done(7);

        // Then
        assertThat(progress.due()).hasValue(9);
        assertThat(progress.isDone()).isTrue();
    }

    @Test
    void nothingIsDueOnceItIsCommitted() {
        // Given
        progress.received(7);
        progress.done(7);

        // When
        progress.committed(8);

        // Then
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void whereAPartitionIsReadAnewAllThatComesAgainIsToBeDoneWithAgain() {
        // Given
        progress.received(7);
        progress.received(8);
        progress.done(8);

        // When
        progress.received(6);
        progress.done(6);

        // Then
        assertThat(progress.due()).hasValue(7);
    }

    @Test
    void whatWasNeverGivenIsOfNoConsequence() {
        // When
        progress.done(7);

        // Then
        assertThat(progress.due()).isEmpty();
    }
}
