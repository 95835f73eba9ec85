package dev.afterrun.contracts.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JobSetsTest {
    @Test
    void inShortItStillSaysHowManyThereAre() {
        // Given
        var set = new TouchedSet(generation(), Optional.empty());

        // When
        var figures = new JobSets(List.of(set), 2, List.of(set, set), 0).inShort();

        // Then
        assertThat(figures).isEqualTo(new JobSets(List.of(), 3, List.of(), 2));
    }

    private static Generation generation() {
        return new Generation(
                1,
                1,
                new SetName("deps"),
                Optional.empty(),
                SetScope.parse("branch:main"),
                TrustLevel.TRUSTED,
                SetState.PENDING,
                Optional.empty(),
                0,
                new SetJob(
                        "urn:ci",
                        "1",
                        1,
                        "build",
                        new Commit("a".repeat(40)),
                        Optional.of("main"),
                        Optional.empty(),
                        Instant.EPOCH),
                Instant.EPOCH,
                new SetBlob(Digest.of("deps".getBytes(StandardCharsets.UTF_8)), 4),
                Optional.empty(),
                URI.create("https://web.example/run-1"));
    }
}
