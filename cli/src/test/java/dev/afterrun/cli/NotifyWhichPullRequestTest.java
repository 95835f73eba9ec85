package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each row of the guide's table: what becomes of a commit. */
class NotifyWhichPullRequestTest extends NotifyPrScene {
    @Test
    void commitOfNoPullRequestIsOneLineAndNothingIsUploaded() {
        // When
        var code = cli.run("notify", "--config", "pr.ini", "--commit", "c".repeat(40));

        // Then
        assertThat(code).isZero();
        assertThat(cli.out().lines())
                .containsExactly("no pull request of apache/cloudstack has ccccccc; nothing to comment on");
        assertThat(swift.objects()).isEmpty();
    }

    @Test
    void commitThatWasPushedAwayIsOneLine() {
        // When
        var code = cli.run("notify", "--config", "pr.ini", "--commit", "c".repeat(40), "--pr", "5");

        // Then
        assertThat(code).isZero();
        assertThat(cli.out().lines()).containsExactly("pull request #5 no longer has ccccccc; nothing to comment on");
    }

    @Test
    void pullRequestThatIsNamedAndNotThereIsAnError() {
        // When
        var code = cli.run("notify", "--config", "pr.ini", "--commit", "c".repeat(40), "--pr", "6");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("pull request #6: apache/cloudstack has none of that number; correct --pr");
    }

    @Test
    void eachPullRequestOfTheCommitIsCommentedOn() {
        // Given
        github.open(6, CommandLineRun.COMMIT);

        // When
        cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(github.bodies()).hasSize(2);
        assertThat(swift.objects()).hasSize(4);
    }

    @Test
    void olderCommitNeverOverwritesTheHead() {
        // Given
        job().run("notify", "--config", "pr.ini");
        var pushed = "e".repeat(40);
        github.open(5, pushed);
        job().file("report.txt", "of the head").run("notify", "--config", "pr.ini", "--commit", pushed);
        github.alsoHas(5, CommandLineRun.COMMIT);

        // When
        var code = cli.file("report.txt", "late").run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).contains("the comment of pull request #5 speaks of eeeeeee by now, and stays");
        assertThat(github.bodies())
                .singleElement()
                .asString()
                .contains("of the head")
                .doesNotContain("late");
    }

    @Test
    void testMergeSpeaksOfTheHead() {
        // Given
        var merge = "d".repeat(40);
        github.change(5, pull -> pull.put("merge_commit_sha", merge));

        // When
        var code = cli.run("notify", "--config", "pr.ini", "--commit", merge);

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(github.bodies()).singleElement().asString().contains("### Results of `a3f5c1d`");
    }

    @Test
    void testMergeThatWasSupersededSpeaksOfTheHeadStill() {
        // Given
        var merge = "d".repeat(40);
        github.alsoHas(5, merge);
        github.builtUpon(merge, CommandLineRun.COMMIT);

        // When
        var code = cli.run("notify", "--config", "pr.ini", "--commit", merge);

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(github.bodies()).singleElement().asString().contains("### Results of `a3f5c1d`");
    }

    @Test
    void pullRequestThatWasMergedMeanwhileIsCommentedOn() {
        // Given
        github.change(5, pull -> pull.put("state", "closed").put("merged_at", "2026-01-02T03:00:00Z"));

        // When
        cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(github.bodies()).hasSize(1);
    }

    @Test
    void pushOfWhatWasMergedIsNoMatterOfThePullRequest() {
        // Given
        var merged = "d".repeat(40);
        github.change(5, pull -> pull.put("state", "closed").put("merged_at", "2026-01-02T03:00:00Z"));
        github.alsoHas(5, merged);

        // When
        var code = cli.run("notify", "--config", "pr.ini", "--commit", merged);

        // Then
        assertThat(code).isZero();
        assertThat(github.bodies()).isEmpty();
        assertThat(cli.out()).contains("nothing to comment on");
    }
}
