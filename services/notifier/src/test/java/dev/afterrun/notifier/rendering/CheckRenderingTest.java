package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.notifier.picture.Picture;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CheckRenderingTest {
    private static final int LAST_OF_THE_BASIC_PLANE = 0xffff;

    @Property(tries = 300)
    void descriptionOfAStatusIsOnePlainLineThatNoForgeRefuses(@ForAll("pictures") Picture picture) {
        // When
        var status = Rendered.status(picture);

        // Then
        assertThat(status.description())
                .isNotBlank()
                .startsWith(Headline.words(picture))
                .doesNotContain("*", "\n", "…")
                .hasSizeLessThanOrEqualTo(CommitStatus.DESCRIPTION_LIMIT);
        assertThat(status.description().codePoints())
                .allMatch(point -> point <= LAST_OF_THE_BASIC_PLANE && !Character.isISOControl(point));
        assertThat(status.details()).isEqualTo(Rendered.PAGE);
    }

    @Property(tries = 300)
    void onlyWhereAllIsInAndWellTheHeadIsGood(@ForAll("pictures") Picture picture) {
        // When
        var state = Rendered.status(picture).state();

        // Then
        var failed = picture.jobs().stream().anyMatch(job -> job.conclusion() == Conclusion.FAILURE)
                || picture.underway().stream().anyMatch(job -> job.progress() == JobProgress.MISSING);
        assertThat(state == CheckState.FAILURE).isEqualTo(failed);
        assertThat(state == CheckState.PENDING).isEqualTo(!failed && picture.isOpen());
        assertThat(state == CheckState.SUCCESS)
                .isEqualTo(!failed
                        && !picture.isOpen()
                        && !picture.jobs().isEmpty()
                        && picture.jobs().stream().allMatch(job -> job.conclusion() == Conclusion.SUCCESS));
    }

    @Property(tries = 30)
    void summaryOfACheckRunFitsHoweverMuchThereIs(@ForAll("summaries") List<String> summaries) {
        // Given
        var jobs = summaries.stream()
                .map(summary -> job("job " + summary.length()).summary(summary).stored())
                .toList();

        // When
        var report = Rendered.report(Rendered.picture(jobs, List.of(), List.of(), List.of()));

        // Then
        assertThat(Comment.lengthOf(report.summary())).isLessThanOrEqualTo(CheckReport.SUMMARY_LIMIT);
        assertThat(report.summary()).contains(Rendered.PAGE.toString());
    }

    @Example
    void checkRunSaysWhatTheCommentSays() {
        // Given
        var jobs = List.of(job("build").file("a.whl").summary("fine").stored());

        // When
        var report = Rendered.report(Rendered.picture(jobs, List.of(), List.of(), List.of()));

        // Then
        assertThat(report.summary()).isEqualTo(Rendered.of(jobs, List.of()));
        assertThat(report.title()).isEqualTo("✅ 1 job passed");
        assertThat(report.details()).isEqualTo(Rendered.PAGE);
    }

    @Example
    void statusTellsOfTests() {
        // Given
        var results = new TestResults(1, 0, new TestCounts(1_000, 2, 0, 3), 1.0, 0, List.of(), List.of());
        var jobs = List.of(
                job("build").concluded(Conclusion.FAILURE).tests(results).stored(),
                job("lint").stored());

        // When
        var status = Rendered.status(Rendered.picture(jobs, List.of(), List.of(), List.of()));

        // Then
        assertThat(status.description()).isEqualTo("1 of 2 jobs failed · 2 of 1,005 tests failed, 3 skipped");
    }

    @Provide
    Arbitrary<Picture> pictures() {
        return Combinators.combine(jobs(), underway())
                .as((jobs, underway) -> Rendered.picture(jobs, underway, List.of(), List.of()));
    }

    @Provide
    Arbitrary<List<String>> summaries() {
        return Arbitraries.of("word ", "```\n", "🦊 ", "\n\n", "| a ")
                .list()
                .ofMaxSize(8_000)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(10);
    }

    private static Arbitrary<List<RunStored>> jobs() {
        var count = Arbitraries.integers().between(0, 200_000);
        var results = Combinators.combine(count, count, count, count, count)
                .as((passed, failed, errors, skipped, flaky) -> new TestResults(
                        1, flaky, new TestCounts(passed, failed, errors, skipped), 1.0, flaky, List.of(), List.of()));
        return Combinators.combine(
                        Arbitraries.of(Conclusion.class), Arbitraries.strings().ofMaxLength(50), results)
                .as((conclusion, name, tests) ->
                        job(name).concluded(conclusion).tests(tests).stored())
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<List<RunUnderway>> underway() {
        return Arbitraries.of(JobProgress.class)
                .map(progress -> job("to come").underway(progress))
                .list()
                .ofMaxSize(3);
    }
}
