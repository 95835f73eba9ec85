package dev.afterrun.notifier.picture;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.notifier.testing.StoredJob;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteworthyTest {

    @Test
    void whatWentWellAndIsAsItWasIsNot() {
        assertThat(isNoteworthy(job("build").summary("fine").file("a.whl").leftOut(1)))
                .isFalse();
    }

    @Test
    void cancelledJobIsNot() {
        assertThat(isNoteworthy(job("build").concluded(Conclusion.CANCELLED))).isFalse();
    }

    @Test
    void failureIs() {
        assertThat(isNoteworthy(job("lint"), job("build").concluded(Conclusion.FAILURE)))
                .isTrue();
    }

    @Test
    void failedTestOfAJobThatSucceededIs() {
        // Given
        var results = new TestResults(
                1, 0, new TestCounts(9, 1, 0, 0), 1.0, 0, List.of(new FailedTest("suite", "name", "")), List.of());

        // When, Then
        assertThat(isNoteworthy(job("build").tests(results))).isTrue();
    }

    @Test
    void fileThatNeverCameIs() {
        assertThat(isNoteworthy(job("build").counts(new ArtifactCounts(0, 0, 1, 0, 0, 0))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000, false",
        "1000000, 1009999, false",
        "1000000, 1010000, true",
        "1000000, 990000, true",
        "2000, 3000, false",
        "2000, 3024, true",
        "0, 1024, true"
    })
    void sizeThatDiffersByAHundredthAndAKilobyteIs(long before, long now, boolean expected) {
        assertThat(isNoteworthy(job("build").comparedWith("main").file("a.whl", now, Optional.of(before))))
                .isEqualTo(expected);
    }

    @Test
    void fileThatTheBaseDoesNotHaveIs() {
        assertThat(isNoteworthy(job("build").comparedWith("main").file("new.whl")))
                .isTrue();
    }

    @Test
    void jobThatNeverCameIsAndOneThatRunsIsNot() {
        assertThat(picture(List.of(job("build").underway(JobProgress.MISSING)), List.of())
                        .isNoteworthy())
                .isTrue();
        assertThat(picture(List.of(job("build").underway(JobProgress.RUNNING)), List.of())
                        .isNoteworthy())
                .isFalse();
    }

    @Test
    void answerToACommandIs() {
        assertThat(picture(List.of(), List.of(new AnsweredCommand("octocat", Instant.EPOCH, "said")))
                        .isNoteworthy())
                .isTrue();
    }

    private static boolean isNoteworthy(StoredJob... jobs) {
        return picture(List.of(), List.of(), jobs).isNoteworthy();
    }

    private static Picture picture(List<RunUnderway> underway, List<AnsweredCommand> answers, StoredJob... jobs) {
        return new Picture(
                new Commit("a".repeat(40)),
                Arrays.stream(jobs).map(StoredJob::stored).toList(),
                underway,
                false,
                List.of(),
                answers,
                URI.create("http://localhost:4849/octo/repo/pr-1"),
                new Decisions(1, Optional.empty(), Optional.empty()));
    }
}
