package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.notifier.picture.Decisions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UploadsLineTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void whileUploadsAreOnItSaysUntilWhenAndWhoAsked() {
        assertThat(Rendered.of(decided(on(UploadMode.ON_REQUEST)), job("build")))
                .contains("📦 Uploads are on until 23 Nov 2026 09:00 UTC, for 2 more runs, asked for by ")
                .contains("octocat")
                // Nobody is called by a comment of ours.
                .doesNotContain("by @octocat");
    }

    @Test
    void whatWasLeftOutIsCountedOverJobsWithHowToHaveIt() {
        assertThat(Rendered.of(
                        decided(off(UploadMode.ON_REQUEST, Optional.empty())),
                        job("build").leftOut(2),
                        job("test").run("2").leftOut(1)))
                .contains(
                        "**3 package files were left out.** Uploads are off. Who may write to the repository switches them"
                                + " on with the comment `/afterrun upload`, or with `afterrun uploads on --pr 1`; then run the job"
                                + " again. `/afterrun upload rerun` does both, where the forge lets it.");
    }

    @Test
    void whyTheyAreOffAgainIsSaid() {
        assertThat(Rendered.of(
                        decided(off(UploadMode.ON_REQUEST, Optional.of(SwitchEnd.RERENDER))),
                        job("build").leftOut(1)))
                .contains("**1 package file was left out.** Uploads are off again: a push has changed what CI does.");
    }

    @Test
    void whatWasLeftOutBeforeTheyWereSwitchedOnComesWithTheNextRun() {
        assertThat(Rendered.of(decided(on(UploadMode.ON_REQUEST)), job("build").leftOut(2)))
                .contains("**2 package files were left out.** Run the job again to have them, or say `/afterrun upload"
                        + " rerun`. Uploads are on until");
    }

    @Test
    void repositoryThatTakesNoneIsNotToldHowToAsk() {
        assertThat(Rendered.of(
                        decided(off(UploadMode.NEVER, Optional.empty())),
                        job("build").leftOut(2)))
                .contains("This repository takes none of pull requests.")
                .doesNotContain("afterrun uploads");
    }

    @ParameterizedTest
    @EnumSource
    void whyTheyAreOffAgainIsSaidToWhomNothingIsMissingToo(SwitchEnd end) {
        // When
        var comment = Rendered.of(decided(off(UploadMode.ON_REQUEST, Optional.of(end))), job("build"));

        // Then
        assertThat(comment).contains("📦 Uploads are off again: ");
        if (end == SwitchEnd.CLOSED || end == SwitchEnd.MERGED) {
            assertThat(comment).doesNotContain("switches them on");
        } else {
            assertThat(comment).contains("The comment `/afterrun upload` switches them on.");
        }
    }

    @Test
    void nothingIsSaidWhereNobodyHasAskedOrTheModeAloneDecides() {
        assertThat(Rendered.of(decided(off(UploadMode.ON_REQUEST, Optional.empty())), job("build")))
                .doesNotContain("Uploads");
        assertThat(Rendered.of(decided(off(UploadMode.NEVER, Optional.of(SwitchEnd.TIME))), job("build")))
                .doesNotContain("Uploads");
        assertThat(Rendered.of(decided(on(UploadMode.ALWAYS)), job("build"))).doesNotContain("Uploads");
    }

    @Test
    void brokenSettingsAreOneLineWithoutMarkup() {
        assertThat(Rendered.of(
                        new Decisions(1, Optional.empty(), Optional.of("afterrun.toml:2: unknown key '<b>*x*'")),
                        job("build")))
                .contains("⚠️ The repository's settings are those of its last good file: afterrun.toml:2: unknown key")
                .doesNotContain("<b>");
    }

    @Test
    void quotaThatIsNearlyUsedUpIsOneLine() {
        // Given
        var nearlyUsedUp = new Decisions(
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of("acme/<b>rocket has more than 40.0 GB, and may have 50.0 GB"),
                Map.of());

        // When
        var comment = Rendered.of(nearlyUsedUp, job("build"));

        // Then
        assertThat(comment)
                .contains("rocket has more than 40.0 GB, and may have 50.0 GB. `afterrun policy usage` says who")
                .doesNotContain("<b>");
        assertThat(Rendered.of(decided(on(UploadMode.ALWAYS)), job("build"))).doesNotContain("policy usage");
    }

    private static Decisions decided(UploadsTold uploads) {
        return new Decisions(1, Optional.of(uploads), Optional.empty());
    }

    private static UploadsTold on(UploadMode mode) {
        return new UploadsTold(
                mode,
                true,
                Optional.of(UNTIL),
                Optional.of(2),
                Optional.of(new Actor("octocat", "583231")),
                Optional.of(UNTIL.minusSeconds(60)),
                Optional.empty(),
                Optional.empty());
    }

    private static UploadsTold off(UploadMode mode, Optional<SwitchEnd> ended) {
        return new UploadsTold(
                mode,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ended,
                ended.map(end -> UNTIL));
    }
}
