package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How every forge tells what runs for a commit, and shows what we have to say of it. */
public interface ChecksContract extends OnStage {
    URI PAGE = URI.create("https://afterrun.example/octo-org/octo-repo/pr-1");

    @Test
    default void commitForWhichNothingRunsHasNoChecks() throws IOException {
        // Given
        stage().assumeThatChecksAreListed();
        var head = stage().open().head();

        // When
        var checks = forge().checks(stage().repository(), head);

        // Then
        assertThat(checks).isEmpty();
    }

    @Test
    default void commitThatTheForgeDoesNotKnowHasNoChecks() throws IOException {
        // Given
        stage().assumeThatChecksAreListed();

        // When
        var checks = forge().checks(stage().repository(), new Commit("e".repeat(40)));

        // Then
        assertThat(checks).isEmpty();
    }

    @Test
    default void whatOthersRunIsListedWithWhetherItHasEnded() throws IOException {
        // Given
        stage().assumeThatChecksAreListed();
        var head = stage().open().head();
        stage().check(head, "build", Check.State.RUNNING);
        stage().check(head, "lint", Check.State.ENDED);
        stage().status(head, "ci/other", Check.State.RUNNING);

        // When
        var checks = forge().checks(stage().repository(), head);

        // Then
        assertThat(checks)
                .containsExactlyInAnyOrder(
                        new Check("build", Check.State.RUNNING),
                        new Check("lint", Check.State.ENDED),
                        new Check("ci/other", Check.State.RUNNING));
    }

    @Test
    default void moreChecksThanFitOnAPageAreListed() throws IOException {
        // Given
        stage().assumeThatChecksAreListed();
        var head = stage().open().head();
        for (var i = 0; i < 120; i++) {
            stage().check(head, "job " + i, Check.State.ENDED);
        }

        // When
        var checks = forge().checks(stage().repository(), head);

        // Then
        assertThat(checks).extracting(Check::name).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    default void whatWeShowIsNotAmongWhatOthersRun() throws IOException {
        // Given
        stage().assumeThatCheckRunsAreWritten();
        stage().assumeThatChecksAreListed();
        var head = stage().open().head();
        forge().createCheckRun(stage().repository(), head, report(CheckState.PENDING, "2 of 3 jobs are in"));
        forge().setStatus(stage().repository(), head, new CommitStatus(CheckState.PENDING, "2 of 3 jobs", PAGE));

        // When
        var checks = forge().checks(stage().repository(), head);

        // Then
        assertThat(checks).isEmpty();
    }

    @Test
    default void statusOfOursIsSetAgainAndAgain() throws IOException {
        // Given
        stage().assumeThatChecksAreListed();
        var head = stage().open().head();
        forge().setStatus(stage().repository(), head, new CommitStatus(CheckState.PENDING, "1 of 2 jobs", PAGE));

        // When
        forge().setStatus(stage().repository(), head, new CommitStatus(CheckState.FAILURE, "x".repeat(200), PAGE));

        // Then
        assertThat(stage().ourStatus(head)).isEqualTo("failure: " + "x".repeat(139) + "…");
    }

    @Test
    default void checkRunOfOursIsFoundAgainTheNewestFirst() throws IOException {
        // Given
        stage().assumeThatCheckRunsAreWritten();
        stage().assumeThatChecksAreListed();
        var head = stage().open().head();
        var first = forge().createCheckRun(stage().repository(), head, report(CheckState.PENDING, "first"));
        var second = forge().createCheckRun(stage().repository(), head, report(CheckState.SUCCESS, "second"));
        stage().check(head, CheckReport.NAME, Check.State.ENDED);

        // When
        var ours = forge().ownCheckRuns(stage().repository(), head);

        // Then
        assertThat(ours).containsExactly(second, first);
    }

    @Test
    default void checkRunCanEndAndBeOpenedAgain() throws IOException {
        // Given
        stage().assumeThatCheckRunsAreWritten();
        var head = stage().open().head();
        var check = forge().createCheckRun(stage().repository(), head, report(CheckState.NEUTRAL, "Cancelled"));

        // When
        var opened = forge().updateCheckRun(stage().repository(), check, report(CheckState.PENDING, "Again"));
        var ended = forge().updateCheckRun(stage().repository(), check, report(CheckState.FAILURE, "1 job failed"));

        // Then
        assertThat(opened).contains(check);
        assertThat(ended).contains(check);
    }

    @Test
    default void checkRunThatIsGoneIsNotUpdated() throws IOException {
        // Given
        stage().assumeThatCheckRunsAreWritten();

        // When
        var updated = forge().updateCheckRun(
                        stage().repository(), new CheckId(987_654_321), report(CheckState.SUCCESS, "Done"));

        // Then
        assertThat(updated).isEmpty();
    }

    @Test
    default void summaryOfTheLimitIsTakenAndOneBeyondIsRefusedBeforeItIsSent() throws IOException {
        // Given
        stage().assumeThatCheckRunsAreWritten();
        var head = stage().open().head();
        var longest = "é".repeat(CheckReport.SUMMARY_LIMIT);

        // When
        var created = forge().createCheckRun(
                        stage().repository(), head, new CheckReport(CheckState.SUCCESS, "Long", longest, PAGE));

        // Then
        assertThat(created).isNotNull();
        assertThatThrownBy(() -> new CheckReport(CheckState.SUCCESS, "Long", longest + "é", PAGE))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContainingAll("65535", "65536");
    }

    private static CheckReport report(CheckState state, String title) {
        return new CheckReport(state, title, "**" + title + "**", PAGE);
    }
}
