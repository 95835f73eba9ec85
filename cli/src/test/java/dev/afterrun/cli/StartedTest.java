package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aJobTellsThatItBegins() {
        // When
        var code = cli.run("started", "--job", "build (linux)", "--pr", "12", "--attempt", "2");

        // Then
        assertThat(cli.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(cli.out()).isEqualTo("told: 'build (linux)' has begun\n");
        var event = told();
        assertThat(event.at("/type").asText()).isEqualTo("dev.afterrun.run.started.v1");
        assertThat(event.at("/source").asText()).isEqualTo("urn:afterrun:local");
        assertThat(event.at("/data/job").asText()).isEqualTo("build (linux)");
        assertThat(event.at("/data/run").asText()).isEqualTo("77");
        assertThat(event.at("/data/attempt").asInt()).isEqualTo(2);
        assertThat(event.at("/data/pullRequest").asInt()).isEqualTo(12);
        assertThat(event.at("/data").has("conclusion")).isFalse();
    }

    @Test
    void whatIsNotSaidComesFromTheCiSystemAsItDoesWhenTheJobPublishes() {
        // Given
        cli.with("GITHUB_ACTIONS", "true")
                .with("GITHUB_SERVER_URL", "https://github.com")
                .with("GITHUB_REPOSITORY", "acme/rocket")
                .with("GITHUB_RUN_ATTEMPT", "3")
                .with("GITHUB_JOB", "test")
                .with("AFTERRUN_MATRIX", "{\"os\":\"linux\",\"java\":21}");

        // When
        cli.run("started");
        cli.run("publish");

        // Then
        var started = server.events().getFirst();
        var published = server.events().getLast();
        assertThat(started.at("/data/job").asText()).isEqualTo("test (linux, 21)");
        assertThat(Stream.of("/source", "/data/run", "/data/attempt", "/data/job", "/data/commit"))
                .allSatisfy(field -> assertThat(started.at(field)).isEqualTo(published.at(field)));
    }

    @Test
    void aJobThatSaysWhichAreToComeIsNotOneOfThemUnlessItIsNamed() {
        // When
        var code = cli.run("started", "--expect", "build (linux, 21)", "--expect", "lint");

        // Then
        assertThat(code).isZero();
        assertThat(cli.out()).isEqualTo("told: the run has begun, 2 jobs are to come\n");
        assertThat(told().at("/data").has("job")).isFalse();
        assertThat(told().at("/data/expects"))
                .extracting(JsonNode::asText)
                .containsExactly("build (linux, 21)", "lint");
    }

    @Test
    void aJobThatIsAmongThoseToComeHasBegun() {
        // When
        cli.run("started", "--expect", "local", "--expect", "lint");

        // Then
        assertThat(told().at("/data/job").asText()).isEqualTo("local");
    }

    @Test
    void theEnvironmentNamesOneJobALineSinceNamesHaveCommas() {
        // Given
        cli.with("AFTERRUN_EXPECT", "build (linux, 21)\nlint\n");

        // When
        cli.run("started");

        // Then
        assertThat(told().at("/data/expects"))
                .extracting(JsonNode::asText)
                .containsExactly("build (linux, 21)", "lint");
    }

    @Test
    void moreJobsThanTheLimitAreRefusedNamingLimitAndValue() {
        // Given
        var names = IntStream.rangeClosed(0, 1_000).mapToObj(number -> "job-" + number);
        cli.with("AFTERRUN_EXPECT", String.join("\n", names.toList()));

        // When
        var code = cli.run("started");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).contains("AFTERRUN_EXPECT: it names 1001 jobs; the limit is 1000");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void aSummaryThatIsNotWrittenYetIsNotMissed() {
        // Given
        cli.with("AFTERRUN_SUMMARY", "report.md").with("AFTERRUN_DIR", "dist");

        // When
        var code = cli.run("started");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void theSameBeginningTwiceIsOneEvent() {
        // When
        cli.run("started");
        cli.run("started");

        // Then
        var ids = server.events().stream().map(event -> event.at("/id").asText());
        assertThat(ids.distinct()).hasSize(1);
    }

    @Test
    void anOutageIsPassedOverWhereThatIsAskedFor() {
        // Given
        server.close();

        // When
        var code = cli.run("started", "--optional");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("passed over");
    }

    private JsonNode told() {
        assertThat(server.events()).hasSize(1);
        return server.events().getFirst();
    }
}
