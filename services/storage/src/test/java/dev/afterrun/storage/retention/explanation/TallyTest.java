package dev.afterrun.storage.retention.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.retention.FilesUnderRule;
import dev.afterrun.contracts.retention.PolicyTried.Sum;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final JobId JOB = new JobId(new RepositoryId("local", "acme/rocket"), "urn:ci", "77", 1, "build");
    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");
    private static final FileEnd WHEELS = new FileEnd.At(SOON, "wheels", "7 days after the run");
    private static final FileEnd LOGS = new FileEnd.None("logs", "for ever");

    private final Tally tally = new Tally();

    @Test
    void filesOfOneRuleThatGoTogetherAreOneWithTheFirstOfThem() {
        // When
        add("a.whl", 10, WHEELS, Optional.of(SOON));
        add("b.whl", 20, WHEELS, Optional.of(SOON));

        // Then
        assertThat(tally.soonestFirst())
                .containsExactly(new FilesUnderRule(
                        "77",
                        "build",
                        1,
                        new ArtifactPath("a.whl"),
                        2,
                        30,
                        "wheels",
                        "7 days after the run",
                        Optional.of(SOON),
                        Optional.of(SOON)));
    }

    @Test
    void fileThatSomethingHoldsStandsApart() {
        // When
        add("a.whl", 10, WHEELS, Optional.of(LATE));
        add("b.whl", 20, WHEELS, Optional.of(SOON));

        // Then
        assertThat(tally.soonestFirst())
                .extracting(FilesUnderRule::first)
                .containsExactly(new ArtifactPath("b.whl"), new ArtifactPath("a.whl"));
    }

    @Test
    void whatHasNoEndComesLast() {
        // When
        add("a.log", 10, LOGS, Optional.empty());
        add("b.whl", 20, WHEELS, Optional.of(SOON));

        // Then
        assertThat(tally.soonestFirst()).extracting(FilesUnderRule::rule).containsExactly("wheels", "logs");
    }

    @Test
    void sumsCountFilesAndBytes() {
        // Given
        add("a.log", 10, LOGS, Optional.empty());
        add("b.whl", 20, WHEELS, Optional.of(SOON));
        add("c.whl", 30, WHEELS, Optional.of(SOON));

        // When
        var going = tally.sum(Optional::isPresent);

        // Then
        assertThat(going).isEqualTo(new Sum(2, 50));
        assertThat(tally.sum(Optional::isEmpty)).isEqualTo(new Sum(1, 10));
    }

    private void add(String path, long size, FileEnd byRule, Optional<Instant> goes) {
        tally.add(JOB, new FileFacts(new ArtifactPath(path), size, Set.of()), byRule, goes);
    }
}
