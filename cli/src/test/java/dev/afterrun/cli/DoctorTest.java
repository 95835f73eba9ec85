package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final String READY = """
            {"status":"UP","checks":[{"name":"inbox","status":"UP"}]}
            """;
    private static final String STANDING = """
            {"status":"DOWN","checks":[{"name":"inbox","status":"DOWN","data":{"standing":"afterrun.runs/0"}},
             {"name":"other","status":"UP"}]}
            """;
    private static final String WHO = """
            {"name":"ada","kind":"account","trust":"trusted","may":["read","operate"]}
            """;
    private static final String WELL = """
            {"service":"x","findings":[{"check":"topics","state":"ok","what":"all 5 are there"}]}
            """;
    private static final String UNREAD = """
            {"service":"x","findings":[
             {"check":"topics","state":"warning","what":"few partitions","mend":"give it more"},
             {"check":"readers","state":"wrong","what":"nobody reads as 'reaper'","mend":"start reaper"},
             {"check":"webhooks","state":"not-checked","what":"none are taken here"}]}
            """;

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        server.answerForPages();
        cli = at(Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anInstallationThatIsWellEndsWithZeroAndALineForEachCheck() {
        // Given
        answerTwice("GET /q/health/ready", READY);
        answer("GET /v1/caller", WHO);
        answerTwice("POST /v1/doctor", WELL);

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out())
                .contains(
                        "ok     server: version 1; events at " + server.url(),
                        "ok     clock: the server's and the one here show the same",
                        "ok     origins: pages and files answer, at two origins",
                        "ok     ingest: it is ready",
                        "ok     storage: it is ready",
                        "ok     token: it is that of ada (account, trusted), who may read, operate",
                        "ok     ingest topics: all 5 are there",
                        "ok     storage topics: all 5 are there",
                        "8 ok, 0 with a warning, 0 wrong, 0 not checked");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void whatIsWrongInsideIsToldWithItsMendAndEndsWithFive() {
        // Given
        answer("GET /v1/caller", WHO);
        answerTwice("POST /v1/doctor", UNREAD);

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.out())
                .contains(
                        "warn   ingest topics: few partitions",
                        "       mend: give it more",
                        "WRONG  ingest readers: nobody reads as 'reaper'",
                        "       mend: start reaper",
                        "-      ingest webhooks: none are taken here");
        assertThat(cli.err())
                .contains("the installation at " + server.url()
                        + ": 2 things are wrong; begin with what is wrong first:" + " 'readers'");
    }

    @Test
    void whoIsNoOperatorSeesTheOutsideAndIsToldWhyNotTheRest() {
        // Given
        answer("GET /v1/caller", WHO);
        refuseTwice(ProblemType.FORBIDDEN.because("the token has not the role 'operator'; use one that has"));

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out())
                .contains(
                        "-      inside ingest: only operators are told",
                        "the token has not the role 'operator'",
                        "ask somebody with the role 'operator' to run this",
                        "-      ingest: whether it is ready is not told to the outside");
    }

    @Test
    void withoutATokenTheOutsideIsLookedAtAlone() {
        // Given
        var nobody = CommandLineRun.in(directory, Clock.systemUTC()).with("AFTERRUN_URL", server.url());

        // When
        var code = nobody.run("doctor");

        // Then
        assertThat(code).as(nobody.out() + nobody.err()).isZero();
        assertThat(nobody.out())
                .contains("-      token: there is none", "-      inside storage: only operators are told");
        assertThat(server.requests()).doesNotContain("POST /v1/doctor", "GET /v1/caller");
    }

    @Test
    void aTokenThatIsNotTakenEndsWithThree() {
        // Given
        server.refuse("GET /v1/caller", ProblemType.UNAUTHENTICATED.because("the token has expired; get a new one"));
        refuseTwice(ProblemType.UNAUTHENTICATED.because("the token has expired; get a new one"));

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.out())
                .contains(
                        "WRONG  token: asking whose the token is: the token has expired; get a new one",
                        "-      inside storage: the token is not taken");
    }

    @Test
    void aServiceThatIsNotReadyEndsWithFourAndNamesWhatIsDown() {
        // Given
        answerTwice("GET /q/health/ready", STANDING);

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.out()).contains("WRONG  ingest: it is not ready: inbox {\"standing\":\"afterrun.runs/0\"}");
    }

    @Test
    void aClockThatIsWrongIsWhatTokensFailBy() {
        // Given
        var late = at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20)));

        // When
        var code = late.run("doctor");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(late.out()).containsPattern("WRONG  clock: the server's is 1[12]\\d\\d s ahead of the one here");
    }

    @Test
    void pagesAndFilesAtOneOriginAreWrong() {
        // Given
        server.pagesAt(URI.create(server.url()));

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.out()).contains("WRONG  origins: pages and files have one origin, " + server.url());
    }

    @Test
    void anOriginThatDoesNotAnswerHidesNoneOfTheRest() {
        // Given
        server.pagesAt(URI.create("http://localhost:1"));
        answer("GET /v1/caller", WHO);
        answerTwice("POST /v1/doctor", WELL);

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.out())
                .contains(
                        "WRONG  origins: asking for pages: http://localhost:1: the connection was refused",
                        "ok     token");
    }

    @Test
    void aServerThatIsAwayEndsWithFourAndSaysWhatWasNotLookedAt() {
        // Given
        server.close();

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.out())
                .contains("WRONG  server: finding the server", "-      clock: the server did not say where it is");
        assertThat(cli.pauses()).as("waited").isEmpty();
    }

    @Test
    void whatIsNoServerOfOursEndsWithSix() {
        // Given
        server.next("GET " + Discovery.PATH, exchange -> json(exchange, "{}"));

        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.out()).contains("is no Afterrun server");
    }

    @Test
    void anOlderServerIsNotWrongForKnowingNoDoctor() {
        // When
        var code = cli.run("doctor");

        // Then
        assertThat(code).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out()).contains("-      inside ingest: the server is older than this question");
    }

    @Test
    void programsGetAllOfItAsJson() throws IOException {
        // Given
        answer("GET /v1/caller", WHO);
        answerTwice("POST /v1/doctor", UNREAD);

        // When
        var code = cli.run("doctor", "--json");

        // Then
        assertThat(code).isEqualTo(5);
        var document = Json.read(cli.out().getBytes(UTF_8), JsonNode.class);
        assertThat(document.path("server").asText()).isEqualTo(server.url());
        assertThat(document.path("findings").valueStream())
                .anySatisfy(row -> assertThat(row.toString())
                        .isEqualTo("{\"by\":\"ingest\",\"check\":\"readers\",\"state\":\"wrong\","
                                + "\"what\":\"nobody reads as 'reaper'\",\"mend\":\"start reaper\"}"))
                .anySatisfy(row -> assertThat(row.toString())
                        .isEqualTo("{\"by\":\"ingest\",\"check\":\"webhooks\",\"state\":\"not-checked\","
                                + "\"what\":\"none are taken here\"}"));
    }

    private CommandLineRun at(Clock clock) {
        return CommandLineRun.in(directory, clock)
                .with("AFTERRUN_URL", server.url())
                .with("AFTERRUN_TOKEN", FakeServer.TOKEN);
    }

    private void refuseTwice(Problem problem) {
        server.refuse("POST /v1/doctor", problem);
        server.refuse("POST /v1/doctor", problem);
    }

    /** Ingest and storage are one here. */
    private void answerTwice(String request, String body) {
        answer(request, body);
        answer(request, body);
    }

    private void answer(String request, String body) {
        server.next(request, exchange -> json(exchange, body));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        FakeServer.send(exchange, 200, "application/json", body.getBytes(UTF_8));
    }
}
