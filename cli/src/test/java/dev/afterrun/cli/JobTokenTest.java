package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of GitHub Actions that nobody gave a token. */
class JobTokenTest {
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
    void aJobOfGitHubActionsNeedsNoSecret() {
        // When
        var code = cli.run("publish", "--verbose", "a.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(tokens.audiences()).containsExactly(server.url());
        assertThat(server.events()).hasSize(1);
        assertThat(server.heard()).doesNotContain(FakeTokens.SECRET);
        assertThat(cli.out() + cli.err()).doesNotContain(tokens.made()).doesNotContain(FakeTokens.SECRET);
    }

    @Test
    void everyCommandOfAJobProvesItself() {
        // When
        var code = cli.run("started");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(tokens.audiences()).hasSize(1);
    }

    @Test
    void tokensAreAskedForAgainBeforeTheyEnd() {
        // Given
        var slow = JobTokens.gitHub(
                CommandLineRun.in(directory, new Hastening())
                        .with("AFTERRUN_URL", server.url())
                        .with("AFTERRUN_REPO", "acme/rocket")
                        .with("AFTERRUN_RUN", "77")
                        .with("AFTERRUN_COMMIT", CommandLineRun.COMMIT),
                tokens);

        // When
        var code = slow.run("publish", "a.txt");

        // Then
        assertThat(code).as(slow.err()).isZero();
        assertThat(tokens.audiences()).hasSizeGreaterThan(1);
    }

    @Test
    void aForksJobIsToldWhyItHasNone() {
        // Given
        cli.with("ACTIONS_ID_TOKEN_REQUEST_URL", "")
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "")
                .file(
                        "event.json",
                        "{\"pull_request\":{\"number\":5,\"head\":{\"repo\":{\"id\":2}},\"base\":{\"repo\":{\"id\":1}}}}")
                .with("GITHUB_EVENT_NAME", "pull_request")
                .with("GITHUB_EVENT_PATH", directory.resolve("event.json").toString());

        // When
        var code = cli.run("started");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli))
                .isEqualTo("afterrun: sending the event: GitHub gives no token to the jobs of a fork's pull"
                        + " request; leave this step out there:"
                        + " 'if: github.event.pull_request.head.repo.id == github.event.pull_request.base.repo.id'");
    }

    @Test
    void aJobThatMayNotAskIsToldThePermission() {
        // When
        var code = cli.with("ACTIONS_ID_TOKEN_REQUEST_URL", "").run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli)).endsWith("give it 'permissions: id-token: write', or AFTERRUN_TOKEN");
    }

    @Test
    void anOutageOfGitHubIsTriedAgain() {
        // Given
        tokens.next(exchange -> exchange.sendResponseHeaders(503, -1));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.pauses()).hasSize(1);
    }

    @Test
    void anOutageOfGitHubThatLastsIsPassedOverWhereTheServerIsOptional() {
        // Given
        cli.with("AFTERRUN_RETRY_FOR", "0s");
        tokens.next(exchange -> exchange.sendResponseHeaders(503, -1));

        // When
        var code = cli.run("publish", "--optional", "a.txt");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("asking GitHub for the job's token");
    }

    @Test
    void whatGitHubRefusesIsToldInOneLine() {
        // Given
        tokens.next(exchange -> exchange.sendResponseHeaders(403, -1));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli))
                .startsWith("afterrun: asking GitHub for the job's token: GitHub answered 403;");
    }

    @Test
    void anAnswerWithoutATokenIsToldInOneLine() {
        // Given
        tokens.next(exchange -> FakeServer.send(exchange, 200, "application/json", new byte[] {'[', ']'}));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(JobTokens.failure(cli)).contains("the answer holds no token");
    }

    /** Each look at it is two hundred seconds after the one before. */
    private static final class Hastening extends Clock {
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Instant instant() {
            return Instant.parse("2026-01-02T03:04:05Z").plusSeconds(200L * looks.getAndIncrement());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
