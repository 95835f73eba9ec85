package dev.afterrun.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By somebody who may do everything, so that nothing but what is asked is refused. */
@QuarkusTest
class HostileRequestsTest {
    private static final Pattern INSIDE =
            Pattern.compile("\\bat (dev\\.afterrun|io\\.|java\\.)|[a-z]Exception\\b|SQLState|ERROR: |Caused by");

    private static final int ROUNDS = 20;

    /** The same each time, so that a change is judged by what it does; {@code -Dafterrun.hostile.seed=N} is another. */
    private static final long SEED = 362_133_936;

    private static final int SHOWN = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = Issuer.tokenWith(Map.of("afterrun_trust", "trusted"));

    @TestHTTPResource
    URI server;

    @Inject
    Sql sql;

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void noPlaceOfAnAddressTakesWhatDoesNotBelongThere() throws Exception {
        // Given
        var rows = rows();
        var wrong = new ArrayList<String>();
        var asked = 0;

        // When
        for (var operation : operationsOfMoreThanAnAddress()) {
            for (var place : operation.places()) {
                for (var word : Hostile.words()) {
                    judge(wrong, operation, ask(operation, operation.filled(Map.of(place, word)), new byte[0]));
                    asked++;
                }
            }
        }

        // Then
        assertThat(asked).isGreaterThan(150);
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void noQuestionBehindAnAddressBreaksAnything() throws Exception {
        // Given
        var rows = rows();
        var wrong = new ArrayList<String>();
        var asked = 0;

        // When
        for (var operation : Operation.all()) {
            for (var question : operation.questions()) {
                for (var word : Hostile.words()) {
                    var address = operation.filled(Map.of()) + "?" + question + "=" + word;
                    judge(wrong, operation, ask(operation, address, new byte[0]));
                    asked++;
                }
            }
        }

        // Then
        assertThat(asked).isGreaterThan(150);
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void noBodyIsTakenThatNoEndpointMeans() throws Exception {
        // Given
        var rows = rows();
        var wrong = new ArrayList<String>();
        var asked = 0;

        // When
        for (var operation : withBodies()) {
            for (var body : Hostile.bodies()) {
                judge(wrong, operation, ask(operation, operation.filled(Map.of()), body));
                asked++;
            }
        }

        // Then
        assertThat(asked).isGreaterThan(150);
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void noJsonByChanceBreaksAnything() throws Exception {
        // Given
        var seed = Long.getLong("afterrun.hostile.seed", SEED);
        var chance = new Random(seed);
        var wrong = new ArrayList<String>();

        // When
        for (var operation : withBodies()) {
            for (var round = 0; round < ROUNDS; round++) {
                judge(wrong, operation, ask(operation, operation.filled(Map.of()), Hostile.anything(chance)));
            }
        }

        // Then
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private static List<Operation> operationsOfMoreThanAnAddress() {
        return Operation.all().stream()
                .filter(operation -> !operation.needsNoMore())
                .toList();
    }

    private static List<Operation> withBodies() {
        return Operation.all().stream().filter(Operation::needsABody).toList();
    }

    private static void judge(List<String> wrong, Operation operation, HttpResponse<String> answer) {
        var refused = answer.statusCode() / 100 == 4;
        if (!(refused || (operation.onlyAsks() && answer.statusCode() < 400))
                || INSIDE.matcher(answer.body()).find()
                || answer.headers().firstValue("Set-Cookie").isPresent()) {
            var said = operation.method() + " " + answer.uri() + ": " + answer.statusCode() + " " + answer.body();
            wrong.add(said.substring(0, Math.min(SHOWN, said.length())));
        }
    }

    private HttpResponse<String> ask(Operation operation, String address, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + address))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30));
        operation.bodies().stream().findFirst().ifPresent(type -> request.header("Content-Type", type));
        return client.send(
                request.method(operation.method(), BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /**
     * But of what is noted of a repository, or a pull request, that was asked about for the first time, and of downloads, which are
     * written seconds after other tests have made them.
     */
    private List<String> rows() {
        return sql.list(row -> row.getString("name"), """
            SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = 'storage' AND table_type = 'BASE TABLE'
              AND table_name NOT IN
                  ('repository', 'repository_settings', 'upload_switch', 'download_count', 'due_work', 'outbox')
            ORDER BY table_name
            """).stream()
                .map(table -> table + ": " + count(table))
                .toList();
    }

    private long count(String table) {
        return sql.first(row -> row.getLong("rows"), "SELECT count(*) AS rows FROM " + table)
                .orElseThrow();
    }
}
