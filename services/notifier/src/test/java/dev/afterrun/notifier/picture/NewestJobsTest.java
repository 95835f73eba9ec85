package dev.afterrun.notifier.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class NewestJobsTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void laterAttemptOfARunReplacesTheEarlier() {
        assertThat(among(row("1", 1, "build", NINE), row("1", 2, "build", NINE)))
                .containsExactly(row("1", 2, "build", NINE));
    }

    @Test
    void attemptCountsForMoreThanTheClockOfAMachine() {
        assertThat(among(row("1", 2, "build", NINE), row("1", 1, "build", NINE.plusSeconds(60))))
                .containsExactly(row("1", 2, "build", NINE));
    }

    @Test
    void runThatStartedLaterReplacesTheEarlierWhateverItsAttempts() {
        assertThat(among(row("1", 3, "build", NINE), row("2", 1, "build", NINE.plusSeconds(60))))
                .containsExactly(row("2", 1, "build", NINE.plusSeconds(60)));
    }

    @Test
    void jobsOfOneCommitStandInTheOrderOfTheirStart() {
        assertThat(among(row("2", 1, "test", NINE.plusSeconds(60)), row("1", 1, "build", NINE)))
                .extracting(JobRow::job)
                .containsExactly("build", "test");
    }

    @Test
    void endOfAnEarlierAttemptStandsWhereALaterOneOnlyExpectsTheJob() {
        assertThat(among(row("1", 1, "build", NINE), underway(2, "expected")))
                .containsExactly(row("1", 1, "build", NINE));
    }

    @Test
    void jobThatHasBegunAgainReplacesTheEndOfItsEarlierAttempt() {
        assertThat(among(row("1", 1, "build", NINE), underway(2, "running"))).containsExactly(underway(2, "running"));
    }

    private static JobRow underway(int attempt, String progress) {
        return new JobRow(
                "underway " + attempt,
                "a".repeat(40),
                "urn:ci",
                "1",
                attempt,
                "build",
                progress,
                NINE,
                "http://localhost/run",
                true);
    }

    @Property
    void orderOfArrivalDoesNotMatter(@ForAll("rows") List<JobRow> rows, @ForAll Random random) {
        // Given
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        // When
        var newest = NewestJobs.among(shuffled);

        // Then
        assertThat(newest).isEqualTo(NewestJobs.among(rows));
    }

    @Provide
    Arbitrary<List<JobRow>> rows() {
        return Combinators.combine(
                        Arbitraries.of("1", "2", "3"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("build", "test"),
                        Arbitraries.integers().between(0, 3))
                .as((run, attempt, job, minutes) -> row(run, attempt, job, NINE.plusSeconds(60L * minutes)))
                .list()
                .uniqueElements(JobRow::key)
                .ofMaxSize(12);
    }

    private static List<JobRow> among(JobRow... rows) {
        return NewestJobs.among(List.of(rows)).get("a".repeat(40));
    }

    private static JobRow row(String run, int attempt, String job, Instant startedAt) {
        var key = run + "/" + attempt + "/" + job;
        return new JobRow(
                key, "a".repeat(40), "urn:ci", run, attempt, job, "success", startedAt, "http://localhost/run", false);
    }
}
