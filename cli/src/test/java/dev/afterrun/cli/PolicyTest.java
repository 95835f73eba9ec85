package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final String AT = "/v1/repositories/acme/rocket/retention";

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;
    private final AtomicReference<JsonNode> sent = new AtomicReference<>();
    private final AtomicReference<String> query = new AtomicReference<>();

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
    void explanationHasALineForEachRuleAndEachThingThatHolds() {
        // Given
        answer("GET " + AT, """
                {"of":"run 77","more":0,
                 "files":[
                   {"run":"77","job":"build","attempt":1,"first":"a.whl","files":12,"bytes":3400000,"rule":"branches",
                    "why":"30 days after the run","ends":"2026-02-01T00:00:00Z","goes":"2026-03-01T00:00:00Z"},
                   {"run":"77","job":"build","attempt":2,"first":"a.log","files":1,"bytes":10,"rule":"logs",
                    "why":"for ever"}],
                 "gone":[{"job":"lint","attempt":1,"first":"l.txt","files":2,"rule":"lint","went":"2026-01-01T00:00:00Z"}],
                 "holds":[
                   {"kind":"pin","by":"ada","pin":5,"reason":"the\\ndemo","until":"2026-03-01T00:00:00Z"},
                   {"kind":"pointer","by":"latest"},
                   {"kind":"command","by":"/afterrun keep","until":"2026-02-11T00:00:00Z"}]}
                """);

        // When
        var code = cli.run("policy", "explain", "77");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .containsExactly(
                        "build: 12 files (a.whl, …), 3.4 MB: rule 'branches', 30 days after the run: until"
                                + " 2026-02-01T00:00:00Z; held until 2026-03-01T00:00:00Z",
                        "build, attempt 2: a.log, 10 B: rule 'logs', for ever: no end for now",
                        "lint: 2 files (l.txt, …): gone since 2026-01-01T00:00:00Z, by rule 'lint'",
                        "held by pin 5 of ada until 2026-03-01T00:00:00Z: the demo",
                        "held by the pointer latest while it leads here",
                        "held by /afterrun keep until 2026-02-11T00:00:00Z");
    }

    @Test
    void fileIsAskedForByItsAddress() {
        // Given
        answer("GET " + AT, "{\"of\":\"dist/a b.whl of run 77\",\"more\":0}");

        // When
        var code = cli.run("policy", "explain", "https://files.test/acme/rocket/~main/dist/a%20b.whl");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(query).hasValue("of=%7Emain%2Fdist%2Fa%2520b.whl");
        assertThat(cli.out()).isEqualTo("dist/a b.whl of run 77 has no files\n");
    }

    @Test
    void rulesAreTriedOnRunsWithoutAnyPromise() {
        // Given
        cli.file("afterrun.toml", "[[retention]]\nkeep = \"1d\"\n");
        answer("POST " + AT + "/test", """
                {"at":"2026-01-02T00:00:00Z","more":0,
                 "files":[
                   {"run":"77","job":"build","attempt":1,"first":"a.whl","files":2,"bytes":2000,"rule":"rule 1",
                    "why":"1 day after the run","ends":"2026-01-01T00:00:00Z","goes":"2026-01-01T00:00:00Z"},
                   {"run":"78","job":"build","attempt":1,"first":"a.whl","files":1,"bytes":1000,"rule":"rule 1",
                    "why":"1 day after the run","ends":"2026-01-03T00:00:00Z","goes":"2026-01-03T00:00:00Z"}],
                 "atOnce":{"files":2,"bytes":2000},"later":{"files":1,"bytes":1000},"staying":{"files":0,"bytes":0}}
                """);

        // When
        var code = cli.run("policy", "test", "afterrun.toml", "--against", "77", "78");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get())
                .hasToString("{\"file\":\"[[retention]]\\nkeep = \\\"1d\\\"\\n\",\"against\":[\"run-77\",\"run-78\"]}");
        assertThat(cli.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "would go at once: 2 files (2.0 kB); later: 1 file (1.0 kB); no end for now: 0 files (0 B)",
                        "GOES RUN JOB FILES SIZE RULE WHY FIRST",
                        "at once 77 build 2 2.0 kB rule 1 1 day after the run a.whl",
                        "2026-01-03T00:00:00Z 78 build 1 1.0 kB rule 1 1 day after the run a.whl");
    }

    @Test
    void fileThatCannotBeMeantIsToldWithItsLine() {
        // Given
        cli.file("afterrun.toml", "[[retention]]\nkeep = 7\n");
        server.refuse(
                "POST " + AT + "/test",
                ProblemType.INVALID.because("afterrun.toml:2: 'keep' is a text, not 7; correct that and try again"));

        // When
        var code = cli.run("policy", "test", "afterrun.toml", "--against", "77");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("trying afterrun.toml: afterrun.toml:2: 'keep' is a text, not 7;");
    }

    @Test
    void fileThatIsNotThereIsToldBeforeAnythingIsSent() {
        // When
        var code = cli.run("policy", "test", "other.toml", "--against", "77");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("other.toml: there is no such file");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fileThatIsTooLongIsNotSent() {
        // Given
        cli.file("afterrun.toml", "#".repeat(64 * 1024 + 1));

        // When
        var code = cli.run("policy", "test", "afterrun.toml", "--against", "77");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("65536");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void usageHasALineForEachQuotaAndEachThatHoldsFiles() {
        // Given
        answer("GET /v1/repositories/acme/rocket/usage", """
                {"repository":"acme/rocket","files":1200,"bytes":9800000000,
                 "held":[
                   {"by":"#12","files":1000,"bytes":9000000000},
                   {"by":"feature\\nx","files":200,"bytes":800000000}],
                 "quotas":[
                   {"of":"acme/rocket","files":1200,"bytes":9800000000,"softBytes":8000000000,"hardBytes":10000000000},
                   {"of":"acme","files":1300,"bytes":9900000000,"hardFiles":1250}],
                 "uncounted":{"files":0,"bytes":0}}
                """);

        // When
        var code = cli.run("policy", "usage");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "acme/rocket has 1,200 files, 9.8 GB",
                        "quota of acme/rocket: 1,200 files, 9.8 GB, warned above 8.0 GB, at most 10.0 GB: nearly used up",
                        "quota of acme: 1,300 files, 9.9 GB, at most 1,250 files: over its quota, the oldest files of"
                                + " pull requests go",
                        "SIZE FILES HELD BY",
                        "9.0 GB 1000 #12",
                        "800 MB 200 feature x");
    }

    @Test
    void usageThatWasNotCountedIsNamed() {
        // Given
        answer("GET /v1/repositories/acme/rocket/usage", """
                {"repository":"acme/rocket","files":0,"bytes":0,"uncounted":{"files":2,"bytes":1000}}
                """);

        // When
        var code = cli.run("policy", "usage");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .containsExactly(
                        "acme/rocket has 0 files, 0 B", "not counted, and counted anew within a day: 2 files, 1.0 kB");
    }

    @ParameterizedTest
    @CsvSource({
        "policy,                    'which of explain, test and usage'",
        "policy explain,            RUN|FILE",
        "policy test a.toml,        --against",
        "policy explain 7 --repo x, --repo OWNER/NAME",
    })
    void whatCannotBeIsToldWithTheMend(String line, String told) {
        // When
        var code = cli.run(line.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains(told);
    }

    private void answer(String request, String json) {
        server.next(request, exchange -> {
            query.set(exchange.getRequestURI().getRawQuery());
            var body = exchange.getRequestBody().readAllBytes();
            if (body.length > 0) {
                sent.set(Json.MAPPER.readTree(body));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.getBytes(UTF_8).length);
            exchange.getResponseBody().write(json.getBytes(UTF_8));
        });
    }
}
