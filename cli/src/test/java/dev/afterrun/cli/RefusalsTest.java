package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server).file("a.txt", "a");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTakenNameIsRefusedWithEveryPathInOneLine() {
        // Given
        server.refuse("POST /v1/uploads", taken(2));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(failure())
                .isEqualTo("afterrun: opening the upload of 1 file: 2 names are taken"
                        + " [/files/0 'f0.txt' is taken, /files/1 'f1.txt' is taken];"
                        + " rename, or publish them as a --new-version");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void theServersOwnMendIsNotDoubled() {
        // Given
        server.refuse("POST /v1/events", ProblemType.UNAUTHENTICATED.because("the token is not valid; get a new one"));

        // When
        cli.run("publish");

        // Then
        assertThat(failure()).isEqualTo("afterrun: sending the event: the token is not valid; get a new one");
    }

    @Test
    void ofManyTakenNamesTenAreShown() {
        // Given
        server.refuse("POST /v1/uploads", taken(12));

        // When
        cli.run("publish", "a.txt");

        // Then
        assertThat(failure()).contains("'f9.txt' is taken and 2 more]").doesNotContain("f10.txt");
    }

    @Test
    void newVersionIsAskedForInSessionAndEvent() {
        // When
        cli.run("publish", "--new-version", "a.txt");

        // Then
        assertThat(server.uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.newVersion()).isTrue());
        assertThat(server.events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.at("/data/newVersion").asBoolean()).isTrue());
    }

    @Test
    void aWrongTokenIsRefusedAndNeverShown() {
        // When
        var code = cli.with("AFTERRUN_TOKEN", "wrong-secret").run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(failure())
                .isEqualTo("afterrun: opening the upload of 1 file: the token is missing or not valid;"
                        + " give a valid token as AFTERRUN_TOKEN");
        assertThat(cli.out() + cli.err()).doesNotContain("wrong-secret");
    }

    @Test
    void aTokenThatDoesNotCoverTheRepositoryIsRefused() {
        // Given
        server.refuse("POST /v1/events", ProblemType.FORBIDDEN.because("the token does not cover acme/rocket"));

        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(failure()).contains("the token does not cover acme/rocket; use a token that covers");
    }

    @Test
    void aLimitThatIsPassedEndsWithFive() {
        // Given
        server.refuse(
                "POST /v1/uploads", ProblemType.TOO_LARGE.because("the job has too many files", 100_000, 100_001));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(failure())
                .contains("the job has too many files (the limit is 100000, this is 100001); publish less");
    }

    @Test
    void aBoundThatTheSentenceNamesIsNotNamedTwice() {
        // Given
        var tooLarge = new Problem.FieldError("/files/0/size", "'a.txt' has 6 bytes; the limit is 5", 5, 6);
        server.refuse("POST /v1/uploads", ProblemType.INVALID.because("1 field is wrong", List.of(tooLarge)));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(failure()).contains("1 field is wrong [/files/0/size 'a.txt' has 6 bytes; the limit is 5]");
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 5",
        "INVALID, 5",
        "TOO_LARGE, 5",
        "DIGEST_MISMATCH, 5",
        "UNSUPPORTED_MEDIA_TYPE, 5",
        "METHOD_NOT_ALLOWED, 5",
        "PRECONDITION_FAILED, 3",
        "RANGE_NOT_SATISFIABLE, 5",
        "AMBIGUOUS, 3",
        "UNAUTHENTICATED, 3",
        "FORBIDDEN, 3",
        "NAME_TAKEN, 3",
        "QUOTA_PASSED, 3",
        "CONFLICT, 3",
        "WRONG_OFFSET, 3",
        "NOT_FOUND, 6",
        "EXPIRED, 6",
        "UNAVAILABLE, 4",
        "INTERNAL, 4"
    })
    void everyKindOfProblemIsOneLineAndItsExitCode(ProblemType type, int expected) {
        // Given
        server.refuse("POST /v1/events", type.because("this and that is so"));

        // When
        var code = cli.run("publish", "--retry-for", "0s");

        // Then
        assertThat(code).isEqualTo(expected);
        assertThat(cli.err())
                .hasLineCount(1)
                .startsWith("afterrun: sending the event: ")
                .contains("this and that is so");
    }

    @Test
    void anInvalidRequestEndsWithFiveAndNamesEachField() {
        // Given
        server.refuse(
                "POST /v1/events",
                ProblemType.INVALID.because(
                        "2 fields are wrong",
                        List.of(
                                new Problem.FieldError("/run", "is empty"),
                                new Problem.FieldError("/job", "is empty"))));

        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(failure()).contains("2 fields are wrong [/run is empty, /job is empty]");
    }

    @Test
    void anAnswerThatIsNoProblemIsOneLineToo() {
        // Given
        server.next(
                "POST /v1/events",
                exchange -> FakeServer.send(exchange, 404, "text/html", "<html>\nno such page".getBytes(UTF_8)));

        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).hasLineCount(1).contains("the server answered 404");
    }

    @Test
    void whatAServerSaysCannotSteerTheTerminal() {
        // Given
        server.refuse("POST /v1/events", ProblemType.INVALID.because("\u001b[2Jgone\nafterrun: all is well"));

        // When
        cli.run("publish");

        // Then
        assertThat(cli.err()).hasLineCount(1).doesNotContain("\u001b");
    }

    @Test
    void anotherServersPageIsNoAfterrun() {
        // Given
        server.next(
                "GET /.well-known",
                exchange -> FakeServer.send(exchange, 200, "application/json", "{}".getBytes(UTF_8)));

        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(failure()).contains("is no Afterrun server; correct the address");
    }

    @Test
    void fieldsOfANewerServerArePassedOver() {
        // Given
        var here = "\"" + server.url() + "\"";
        var discovery = "{\"events\":" + here + ",\"storage\":" + here + ",\"web\":" + here + ",\"content\":" + here
                + ",\"version\":\"9\",\"login\":" + here + "}";
        server.next(
                "GET /.well-known",
                exchange -> FakeServer.send(exchange, 200, "application/json", discovery.getBytes(UTF_8)));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void quotaThatIsUsedUpIsToldInOneLineWithTheMend() {
        // Given
        server.refuse(
                "POST /v1/uploads",
                ProblemType.QUOTA_PASSED.because(
                        "with this upload acme/rocket would have 101 B, and its quota is 100 B; publish less",
                        "100 B",
                        "101 B"));

        // When
        var code = cli.run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(failure())
                .endsWith("with this upload acme/rocket would have 101 B, and its quota is 100 B; publish less");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT "));
    }

    private String failure() {
        return cli.err().lines().toList().getLast();
    }

    private static Problem taken(int names) {
        return ProblemType.NAME_TAKEN.because(
                names + " names are taken",
                IntStream.range(0, names)
                        .mapToObj(
                                number -> new Problem.FieldError("/files/" + number, "'f" + number + ".txt' is taken"))
                        .toList());
    }
}
