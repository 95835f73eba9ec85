package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.testing.CiJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryRoundsTest {
    private final ExpiryDue one = proposal("one");
    private final ExpiryDue two = proposal("two");
    private final ExpiryDue three = proposal("three");

    @Test
    void jobsOfFewFilesGoTogether() {
        // When
        var rounds = ExpiryRounds.rounds(List.of(one, two, three), Map.of(key(one), 100, key(three), 9_000));

        // Then
        assertThat(rounds).containsExactly(List.of(one, two, three));
    }

    @Test
    void thoseThatHaveTooManyTogetherGoOneAfterTheOther() {
        // When
        var rounds =
                ExpiryRounds.rounds(List.of(one, two, three), Map.of(key(one), 5_000, key(two), 5_000, key(three), 10));

        // Then
        assertThat(rounds).containsExactly(List.of(one), List.of(two, three));
    }

    @Test
    void aLargeOneGoesAlone() {
        // When
        var rounds = ExpiryRounds.rounds(
                List.of(one, two, three), Map.of(key(one), 1, key(two), ExpiryRounds.FILES, key(three), 1));

        // Then
        assertThat(rounds).containsExactly(List.of(one), List.of(two), List.of(three));
    }

    @Test
    void ofNoProposalThereIsNoRound() {
        assertThat(ExpiryRounds.rounds(List.of(), Map.of())).isEmpty();
    }

    private static JobKey key(ExpiryDue proposal) {
        return proposal.job().key();
    }

    private static ExpiryDue proposal(String name) {
        return new ExpiryDue(CiJob.fresh().named(name).id(), Instant.EPOCH);
    }
}
