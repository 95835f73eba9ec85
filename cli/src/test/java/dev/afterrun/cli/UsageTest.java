package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class UsageTest {
    @TempDir
    private Path directory;

    @Test
    void everyWrongSettingIsToldAtOnceWithItsOrigin() {
        // Given
        var cli = CommandLineRun.in(directory).with("AFTERRUN_PR", "twelve");

        // When
        var code = cli.run("publish", "--commit", "abc", "--repo", "acme", "--conclusion", "green");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err())
                .hasLineCount(1)
                .contains("--repo: a repository is 'owner/name', not 'acme'")
                .contains("--commit: a commit is 40 or 64 lower-case hexadecimal digits in full, not 'abc'")
                .contains("--conclusion: 'green' is none of success, failure, cancelled")
                .contains("AFTERRUN_PR: 'twelve' is no whole number of 1 or more");
    }

    @Test
    void aCommitThatNothingTellsIsAskedFor() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("neither --commit nor AFTERRUN_COMMIT is set");
    }

    @Test
    void aServerThatNothingNamesIsAskedFor() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish", "--commit", CommandLineRun.COMMIT);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("set AFTERRUN_URL, or start one with 'afterrun up'");
    }

    @Test
    void anUnknownFlagIsOneLine() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish", "--frobnicate");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("afterrun: usage: Unknown option: '--frobnicate';"
                        + " 'afterrun publish --help' tells what there is\n");
    }

    @Test
    void noCommandAtAllIsOneLine() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run();

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).contains("'afterrun --help'");
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotShown() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish", "--commit", CommandLineRun.COMMIT, "--url", "https://me:hunter2@example.org");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:65536", "http://127.0.0.1:-5"})
    void anAddressWithAPortThatThereIsNotIsRefusedEvenIfTheServerIsOptional(String url) {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish", "--commit", CommandLineRun.COMMIT, "--optional", "--url", url);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).contains("the server's address (--url)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2\nhunter3", "hunter2\u2026"})
    void aTokenThatNoHeaderBearsIsRefusedAndNotShown(String token) {
        // Given
        var cli = CommandLineRun.in(directory)
                .with("AFTERRUN_TOKEN", token)
                .with("AFTERRUN_URL", "http://127.0.0.1:1")
                .with("AFTERRUN_COMMIT", CommandLineRun.COMMIT);

        // When
        var code = cli.run("publish", "--verbose");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err())
                .hasLineCount(1)
                .startsWith("afterrun: AFTERRUN_TOKEN: it has a line's end or another character")
                .doesNotContain("hunter");
    }

    @Test
    void theHelpNamesEveryVariable() {
        assertThat(EnumSet.allOf(Setting.class))
                .allSatisfy(
                        setting -> assertThat(help("notify") + help("started")).contains(setting.variable()));
    }

    @Test
    void theHelpNamesEveryFlagOfPublishingAndNoneForSecretsOfOthers() {
        // Given
        var secrets = EnumSet.of(Setting.FORGE_TOKEN, Setting.STORE_IDENTITY, Setting.STORE_SECRET);
        var published = EnumSet.complementOf(secrets);
        published.remove(Setting.EXPECT);
        var server = EnumSet.range(Setting.URL, Setting.TIMEOUT);
        server.remove(Setting.EXPECT);

        // Then
        assertThat(published).allSatisfy(setting -> assertThat(help("notify")).contains(setting.flag()));
        assertThat(server)
                .allSatisfy(setting -> assertThat(help("publish")).contains(setting.flag(), setting.variable()));
        assertThat(secrets).allSatisfy(setting -> assertThat(help("notify")).doesNotContain(setting.flag()));
    }

    @Test
    void addedCommandsEndLikeOurOwn() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run(List.of(new Broken()), "broken");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).isEqualTo("afterrun: looking: it is gone; look elsewhere\n");
    }

    @Test
    void aFaultOfOursIsOneLineToo() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run(List.of(new Faulty()), "faulty");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(cli.err())
                .hasLineCount(1)
                .startsWith("afterrun: a fault of ours: java.lang.IllegalStateException: impossible at ");
    }

    @Test
    void aTokenOnTheCommandLineIsNotShown() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        cli.run(
                "publish",
                "--verbose",
                "--commit",
                CommandLineRun.COMMIT,
                "--retry-for",
                "0s",
                "--url",
                "http://127.0.0.1:1",
                "--token",
                FakeServer.TOKEN);

        // Then
        assertThat(cli.out() + cli.err()).doesNotContain(FakeServer.TOKEN).contains("connection was refused");
    }

    /** A command of somebody else. */
    @Command(name = "broken")
    static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new Failure(ExitCode.NONE_THERE, "looking", "it is gone", "look elsewhere");
        }
    }

    /** A command that does what it never should. */
    @Command(name = "faulty")
    static final class Faulty implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("impossible");
        }
    }

    private static String help(String command) {
        return Afterrun.commandLine(Surroundings.ofProcess(), List.of())
                .getSubcommands()
                .get(command)
                .getUsageMessage();
    }
}
