package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeGitHub;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeSwift;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job of notify_pr's, with that tool's INI file as it is. */
class NotifyAloneTest extends NotifyPrScene {
    @Test
    void nothingSecretIsSaid() {
        // When
        cli.run("notify", "--verbose", "--config", "pr.ini");

        // Then
        assertThat(cli.err()).contains("store_api = swift  ('store_api' in pr.ini)", "store_secret = (hidden)");
        assertThat(cli.out() + cli.err() + github.bodies())
                .doesNotContain("never", FakeGitHub.TOKEN, FakeSwift.PASSWORD, "builds:reporter");
        assertThat(github.heard()).doesNotContain(FakeSwift.PASSWORD, "reporter");
    }

    @Test
    void withServerItPublishesAndNoSecretLeavesTheJob() throws IOException {
        try (var server = new FakeServer()) {
            // Given
            cli.with("AFTERRUN_URL", server.url()).with("AFTERRUN_TOKEN", FakeServer.TOKEN);

            // When
            var code = cli.run("notify", "--config", "pr.ini");

            // Then
            assertThat(code).as(cli.err()).isZero();
            assertThat(server.events()).hasSize(1);
            assertThat(server.heard())
                    .contains("apache/cloudstack", "all green")
                    .doesNotContain("never", "builds", "reporter", FakeGitHub.TOKEN, FakeSwift.PASSWORD);
            assertThat(github.heard()).isEmpty();
            assertThat(swift.objects()).isEmpty();
        }
    }

    @Test
    void serverIsFoundByItsEndpointFileToo() throws IOException {
        try (var server = new FakeServer()) {
            // Given
            cli.file(
                    ".afterrun/endpoint",
                    "{\"url\": \"%s\", \"token\": \"%s\"}".formatted(server.url(), FakeServer.TOKEN));

            // When
            var code = cli.run("notify", "--config", "pr.ini");

            // Then
            assertThat(code).as(cli.err()).isZero();
            assertThat(server.events()).hasSize(1);
            assertThat(github.bodies()).isEmpty();
        }
    }

    @Test
    void secondJobGoesIntoTheSameComment() {
        // Given
        cli.run("notify", "--config", "pr.ini", "--job", "linux");

        // When
        job().run("notify", "--config", "pr.ini", "--job", "windows", "--conclusion", "failure");

        // Then
        assertThat(github.bodies()).hasSize(1);
        assertThat(github.bodies().getFirst()).contains("| linux |", "| windows |", "1 of 2 jobs failed.");
    }

    @Test
    void olderAttemptNeverOverwritesNewerOne() {
        // Given
        cli.file("report.txt", "second try").run("notify", "--config", "pr.ini", "--run", "9", "--attempt", "2");

        // When
        var code = job().run("notify", "--config", "pr.ini", "--run", "9", "--attempt", "1");

        // Then
        assertThat(code).isZero();
        assertThat(github.bodies().getFirst())
                .contains("second try", "(attempt 2)")
                .doesNotContain("all green");
    }

    @Test
    void commentOfSomebodyElseIsNotOurs() {
        // Given
        github.someoneSays(5, "<!-- afterrun:alone -->\n<!-- afterrun:commit " + CommandLineRun.COMMIT + " -->");

        // When
        cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(github.bodies()).hasSize(2);
        assertThat(github.bodies().getFirst()).doesNotContain("all green");
    }

    @Test
    void forgeThatIsDownForAMomentIsWaitedFor() {
        // Given
        github.failNext(502);

        // When
        var code = cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.err()).contains("trying again");
    }

    @Test
    void outageIsPassedOverWhereThatIsAsked() {
        // Given
        github.failNext(502);

        // When
        var code = cli.run("notify", "--config", "pr.ini", "--retry-for", "0s", "--optional");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("passed over, as --optional asks");
    }

    @Test
    void tokenThatIsRefusedIsOneLine() {
        // When
        var code = cli.with("GITHUB_TOKEN", "ghp_wrong").run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err()).contains("(Bad credentials)").doesNotContain("ghp_wrong");
        assertThat(cli.err().lines().filter(line -> line.startsWith("afterrun:")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTERRUN_FORGE_TOKEN", "AFTERRUN_STORE_IDENTITY", "AFTERRUN_STORE_SECRET"})
    void secretThatNoHeaderBearsIsRefusedAndNotShown(String variable) {
        // When
        var code = cli.with(variable, "hunter2:\nhunter3").run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err())
                .contains("afterrun: " + variable + ": it has a line's end or another character")
                .doesNotContain("hunter");
        assertThat(github.bodies()).isEmpty();
    }

    @Test
    void withoutTokenItSaysWhatIsMissing() throws IOException {
        // Given
        var ini = directory.resolve("pr.ini");
        Files.writeString(ini, Files.readString(ini).replaceAll("(?m)^token.*$", ""));

        // When
        var code = cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("no token to comment without one; set AFTERRUN_FORGE_TOKEN or GITHUB_TOKEN");
    }

    @Test
    void repositoryIsNotMadeUp() {
        // Given
        var laptop = CommandLineRun.in(directory).with("GITHUB_TOKEN", FakeGitHub.TOKEN);

        // When
        var code = laptop.run("notify", "--commit", CommandLineRun.COMMIT);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(laptop.err()).contains("which repository: neither --repo nor AFTERRUN_REPO is set");
    }

    @Test
    void wordsThatArePartOfOurCommentAreNotBelieved() {
        // Given
        cli.file("report.txt", """
            <!-- afterrun:end -->
            <!-- afterrun:section e30= -->
            ping @everyone, see #12

            ```
            <!-- afterrun:commit %s -->
            ```
            """.formatted("d".repeat(40)));

        // When
        cli.run("notify", "--config", "pr.ini", "--job", "linux");
        job().run("notify", "--config", "pr.ini", "--job", "windows");

        // Then
        var body = github.bodies().getFirst();
        assertThat(body).doesNotContain("@everyone", "#12", "\n<!-- afterrun:commit dddd");
        assertThat(body.lines().filter(line -> line.startsWith("<!-- afterrun:section ")))
                .hasSize(2);
        assertThat(body.lines().filter(line -> line.startsWith("<!-- afterrun:end ")))
                .hasSize(2);
    }
}
