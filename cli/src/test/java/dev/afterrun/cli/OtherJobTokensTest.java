package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of other CI systems that nobody gave a token. */
class OtherJobTokensTest {
    @TempDir
    private Path directory;

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        server.takeJobTokens(JobTokens.of(server.url()), token -> false);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aJobOfGitLabIsToldHowToBeHandedOne() {
        // Given
        var gitLab = CommandLineRun.of(directory, server)
                .with("AFTERRUN_TOKEN", "")
                .with("GITLAB_CI", "true")
                .file("a.txt", "a");

        // When
        var code = gitLab.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(gitLab.err()).contains("give it 'id_tokens: AFTERRUN_ID_TOKEN: aud: " + server.url() + "'");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aJobOfBuildkiteAsksItsAgent() throws IOException {
        // Given
        server.takeJobTokens(JobTokens.of(server.url()), ("of-" + server.url())::equals);
        var buildkite = buildkite("test \"$1 $2 $3\" = 'oidc request-token --audience' && echo \"of-$4\"");

        // When
        var code = buildkite.run("publish", "a.txt");

        // Then
        assertThat(code).as(buildkite.err()).isZero();
        assertThat(buildkite.out() + buildkite.err()).doesNotContain("of-");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anAgentThatFailsIsAnOutageAndNothingOfItIsShown() throws IOException {
        // Given
        var buildkite = buildkite("echo secret; echo secret >&2; exit 7");

        // When
        var code = buildkite.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(buildkite.err()).contains("buildkite-agent ended with 7").doesNotContain("secret");
    }

    @Test
    void aJobOfBuildkiteWithoutAnAgentIsToldSo() {
        // Given
        var buildkite = CommandLineRun.of(directory, server)
                .with("AFTERRUN_TOKEN", "")
                .with("BUILDKITE", "true")
                .with("PATH", directory.toString())
                .file("a.txt", "a");

        // When
        var code = buildkite.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(buildkite.err()).contains("no buildkite-agent on the PATH").contains("AFTERRUN_ID_TOKEN");
    }

    private CommandLineRun buildkite(String script) throws IOException {
        var agent = directory.resolve("bin/buildkite-agent");
        var run = CommandLineRun.of(directory, server)
                .with("AFTERRUN_TOKEN", "")
                .with("BUILDKITE", "true")
                .with("PATH", agent.getParent() + ":/usr/bin:/bin")
                .file("bin/buildkite-agent", "#!/bin/sh\n" + script + "\n")
                .file("a.txt", "a");
        assertThat(agent.toFile().setExecutable(true)).isTrue();
        assertThat(Files.isExecutable(agent)).isTrue();
        return run;
    }
}
