package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final String ALL = "GET /v1/audit-log";
    private static final String MOVED = """
            {"position":17,"at":"2026-01-02T03:04:05.678Z","act":"pointer-moved","outcome":"done",
             "by":{"kind":"account","name":"ada\\u001B[31m","address":"192.0.2.7"},"forge":"github.com","tenant":"1",
             "repository":"acme/rocket","subject":"pointer latest","detail":"to 0123456789ab","times":1}""";
    private static final String REFUSED = """
            {"position":9,"at":"2026-01-01T00:00:00Z","act":"refused","outcome":"refused",
             "by":{"kind":"job","name":"acme/rocket","run":"7"},"subject":"steers","times":12}""";

    /** Of a server that is newer. */
    private static final String UNHEARD_OF = """
            {"position":8,"at":"2026-01-01T00:00:00Z","act":"moon-moved","outcome":"asked","by":{"kind":"tide"},
             "phase":"full"}""";

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;
    private final List<String> questions = new ArrayList<>();

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
    void eachActIsALineAndNothingInItSteersATerminal() {
        // Given
        answer(ALL, "{\"acts\":[" + MOVED + "," + REFUSED + "," + UNHEARD_OF + "]}");

        // When
        var code = cli.run("audit-log");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "POSITION AT WHO ACT REPOSITORY WHAT",
                        "17 2026-01-02T03:04:05Z ada [31m (account, 192.0.2.7) pointer-moved acme/rocket"
                                + " pointer latest: to 0123456789ab",
                        "9 2026-01-01T00:00:00Z acme/rocket (job, 7) refused 12 times - steers",
                        "8 2026-01-01T00:00:00Z - (tide) moon-moved, asked - -");
        assertThat(cli.err()).isEmpty();
        assertThat(questions).containsExactly("");
    }

    @Test
    void aRepositorysOwnIsAskedForWithAllThatIsWanted() {
        // Given
        answer("GET /v1/repositories/acme/rocket/audit-log", "{\"acts\":[" + MOVED + "]}");

        // When
        var code = cli.run(
                "audit-log",
                "--repository",
                "acme/rocket",
                "--since",
                "2026-01-01",
                "--until",
                "2026-01-31T12:00:00Z",
                "--who",
                "ada & bob",
                "--act",
                "pointer-moved",
                "--before",
                "100");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(questions)
                .containsExactly("since=2026-01-01T00%3A00%3A00Z&until=2026-01-31T12%3A00%3A00Z&who=ada+%26+bob"
                        + "&act=pointer-moved&before=100");
    }

    @Test
    void whereThereIsMoreItIsSaidHow() {
        // Given
        answer(ALL, "{\"acts\":[" + MOVED + "],\"next\":17}");

        // When
        cli.run("audit-log");

        // Then
        assertThat(cli.err()).isEqualTo("more with --before 17, all with --everything\n");
    }

    @Test
    void everythingIsEveryPageAndJsonIsAsItCame() {
        // Given
        answer(ALL, "{\"acts\":[" + REFUSED + "],\"next\":9}");
        answer(ALL, "{\"acts\":[" + MOVED + "],\"next\":17}");
        answer(ALL, "{\"acts\":[],\"next\":17}");

        // When
        var code = cli.run("audit-log", "--after", "0", "--everything", "--json");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines()).containsExactly(REFUSED.replaceAll("\\n *", ""), MOVED.replaceAll("\\n *", ""));
        assertThat(questions).containsExactly("after=0", "after=9", "after=17");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void whereThereAreNoneThatIsSaid() {
        // Given
        answer(ALL, "{\"acts\":[]}");

        // When
        cli.run("audit-log");

        // Then
        assertThat(cli.out()).isEqualTo("no acts\n");
    }

    @Test
    void whatTheServerRefusesIsToldInItsWords() {
        // Given
        server.refuse(ALL, ProblemType.FORBIDDEN.because("the token lacks the role operator"));

        // When
        var code = cli.run("audit-log");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err()).hasLineCount(1).contains("the token lacks the role operator");
    }

    @Test
    void aRepositoryThatCannotBeIsRefusedHere() {
        // When
        var code = cli.run("audit-log", "--repository", "rocket");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).contains("OWNER/NAME");
        assertThat(server.requests()).noneMatch(request -> request.contains("audit-log"));
    }

    private void answer(String request, String json) {
        server.next(request, exchange -> {
            var question = exchange.getRequestURI().getRawQuery();
            questions.add(question == null ? "" : question);
            FakeServer.send(exchange, 200, "application/json", json.getBytes(UTF_8));
        });
    }
}
