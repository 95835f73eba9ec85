package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    private static final String NOTIFY_PR = """
            [default]
            token = ghp_never_sent
            owner = apache
            repo = cloudstack
            commit = %s
            summary_file = report.txt
            full_detail_dir = logs
            full_detail_files = one.txt, c:\\two.txt
            store_api = s3
            store_endpoint = s3.example.org
            store_identity = identity-never-sent
            store_secret = secret-never-sent
            """;

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.in(directory).with("AFTERRUN_URL", server.url()).with("AFTERRUN_TOKEN", FakeServer.TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anIniFileOfNotifyPrWorksUnchangedAndItsSecretsStay() {
        // Given
        cli.file("pr.ini", NOTIFY_PR.formatted(CommandLineRun.COMMIT).replace("c:\\two", "two"))
                .file("report.txt", "all green")
                .file("logs/run/a.log", "log")
                .file("one.txt", "1")
                .file("two.txt", "2");

        // When
        var code = cli.run("publish", "--verbose", "--config", "pr.ini");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.uploads().getFirst().files())
                .extracting(file -> file.path().value())
                .containsExactly("one.txt", "run/a.log", "two.txt");
        var event = server.events().getFirst();
        assertThat(event.at("/data/repository").asText()).isEqualTo("apache/cloudstack");
        assertThat(event.at("/data/summary").asText()).isEqualTo("all green");
        assertThat(cli.out() + cli.err() + event).doesNotContain("never");
        assertThat(cli.err()).contains("repo = apache/cloudstack  ('owner' and 'repo' in pr.ini)");
    }

    @Test
    void backslashesOfWindowsStayAsTheyAre() {
        // Given
        cli.file("pr.ini", NOTIFY_PR.formatted(CommandLineRun.COMMIT))
                .file("report.txt", "")
                .file("one.txt", "1");

        // When
        cli.run("publish", "--config", "pr.ini", "--conclusion", "failure");

        // Then
        assertThat(cli.err()).contains("c:\\two.txt is not there");
    }

    @Test
    void flagsAndEnvironmentComeBeforeTheFile() {
        // Given
        cli.file("a.ini", "repo = acme/ini\njob = ini\nbranch = ini\ncommit = " + CommandLineRun.COMMIT)
                .with("AFTERRUN_JOB", "variable")
                .with("AFTERRUN_BRANCH", "variable");

        // When
        cli.run("publish", "--config", "a.ini", "--branch", "flag");

        // Then
        var data = server.events().getFirst().at("/data");
        assertThat(data.at("/repository").asText()).isEqualTo("acme/ini");
        assertThat(data.at("/job").asText()).isEqualTo("variable");
        assertThat(data.at("/branch").asText()).isEqualTo("flag");
    }

    @Test
    void theCiSystemComesBetweenEnvironmentAndFile() {
        // Given
        cli.file("a.ini", "repo = acme/ini\njob = ini\nrun = ini\npr = 5")
                .with("AFTERRUN_CONFIG", "a.ini")
                .with("AFTERRUN_RUN", "variable")
                .with("CIRCLECI", "true")
                .with("CIRCLE_WORKFLOW_ID", "workflow")
                .with("CIRCLE_JOB", "circle")
                .with("CIRCLE_SHA1", CommandLineRun.COMMIT);

        // When
        cli.run("publish");

        // Then
        var data = server.events().getFirst().at("/data");
        assertThat(data.at("/run").asText()).isEqualTo("variable");
        assertThat(data.at("/job").asText()).isEqualTo("circle");
        assertThat(data.at("/repository").asText()).isEqualTo("acme/ini");
        assertThat(data.at("/pullRequest").asInt()).isEqualTo(5);
    }

    @Test
    void aFileThatIsNotThereEndsWithSix() {
        // When
        var code = cli.run("publish", "--config", "no.ini");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("no.ini: there is no such file; correct --config");
    }

    @Test
    void aFileThatIsNoIniEndsWithTwo() {
        // Given
        cli.file("bad.ini", "[unclosed\nno equals sign here");

        // When
        var code = cli.run("publish", "--config", "bad.ini");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1);
    }
}
