package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeTokens;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which token a job brings where there are several, and to whom. */
class JobTokenChoiceTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private FakeTokens tokens;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        tokens = new FakeTokens();
        server.takeJobTokens(JobTokens.of(server.url()), tokens::isNewest);
        cli = JobTokens.gitHub(CommandLineRun.of(directory, server), tokens);
    }

    @AfterEach
    void stop() {
        server.close();
        tokens.close();
    }

    @Test
    void aTokenThatWasGivenComesFirst() {
        // Given
        cli.with("AFTERRUN_TOKEN", FakeServer.TOKEN).with("AFTERRUN_ID_TOKEN", "handed-on");

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isZero();
        assertThat(tokens.audiences()).isEmpty();
        assertThat(server.heard()).doesNotContain("handed-on");
    }

    @Test
    void theTokenOfAServerOnThisMachineComesNext() {
        // Given
        cli.with("AFTERRUN_URL", "")
                .with("AFTERRUN_ID_TOKEN", "handed-on")
                .file(
                        ".afterrun/endpoint",
                        "{\"url\":\"" + server.url() + "\",\"token\":\"" + FakeServer.TOKEN + "\"}");

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(tokens.audiences()).isEmpty();
        assertThat(server.heard()).doesNotContain("handed-on");
    }

    @Test
    void aTokenThatTheCiSystemHandedOnComesBeforeAskingForOne() {
        // Given
        server.takeJobTokens(JobTokens.of(server.url()), "handed-on"::equals);

        // When
        var code = cli.with("AFTERRUN_ID_TOKEN", "handed-on").run("publish", "a.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(tokens.audiences()).isEmpty();
        assertThat(cli.out() + cli.err()).doesNotContain("handed-on");
    }

    @Test
    void whereNoJobsTokenIsTakenNoneIsAskedFor() {
        // Given
        server.takeJobTokens(JobTokenAudiences.NONE, token -> false);

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(tokens.audiences()).isEmpty();
        assertThat(cli.err()).contains("the token is missing or not valid; give a valid token as AFTERRUN_TOKEN");
    }

    @Test
    void aServerGetsNoTokenThatIsMadeOutToSomebodyElse() {
        // Given
        server.takeJobTokens(JobTokens.of("https://sts.amazonaws.com"), token -> true);

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(tokens.audiences()).isEmpty();
        assertThat(code).isZero();
        assertThat(server.heard()).doesNotContain("Bearer");
    }

    @Test
    void whoIsRefusedThereforeIsToldHowToAllowIt() {
        // Given
        server.takeJobTokens(JobTokens.of("afterrun"), token -> false);

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli))
                .contains("made out to 'afterrun', which is no address of 127.0.0.1; set AFTERRUN_AUDIENCE to that");
    }

    @Test
    void theWorkflowMaySayAnyAudience() {
        // When
        var code = cli.with("AFTERRUN_AUDIENCE", "afterrun & more").run("publish", "a.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(tokens.audiences()).containsExactly("afterrun & more");
    }
}
