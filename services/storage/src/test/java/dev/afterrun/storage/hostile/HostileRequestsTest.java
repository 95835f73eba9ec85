package dev.afterrun.storage.hostile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.http.hostile.Hostile;
import dev.afterrun.http.hostile.HostileCaller;
import dev.afterrun.http.hostile.Operation;
import dev.afterrun.http.hostile.RawRequests;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** By somebody who may do everything, so that nothing but what is asked is refused. */
@QuarkusTest
class HostileRequestsTest {
    private static final Map<String, String> ORDINARY = Map.of(
            "owner", "acme",
            "repo", "nobodys",
            "session", "00000000-0000-4000-8000-000000000000",
            "sha256", "0".repeat(64));

    private static final List<String> NAMES =
            List.of("files", "name", "sha256", "paths", "commit", "repository", "size");

    private static final int ROUNDS = 20;

    /** The same each time, so that a change is judged by what it does; {@code -Dafterrun.hostile.seed=N} is another. */
    private static final long SEED = 362_133_936;

    private final String token = Issuer.tokenWith(Map.of("afterrun_trust", "trusted"));

    @TestHTTPResource
    URI server;

    @Inject
    Sql sql;

    private HostileCaller caller;

    @BeforeEach
    void begin() {
        caller = new HostileCaller(server.getPort(), Map.of("Authorization", "Bearer " + token));
    }

    @AfterEach
    void end() {
        caller.close();
    }

    @Test
    void noPlaceOfAnAddressTakesWhatDoesNotBelongThere() throws Exception {
        // Given
        var rows = rows();

        // When
        for (var operation : operationsOfMoreThanAnAddress()) {
            for (var place : operation.places()) {
                for (var word : Hostile.words()) {
                    caller.ask(operation, operation.filled(Map.of(place, word)), new byte[0]);
                }
            }
        }

        // Then
        assertThat(caller.asked()).isGreaterThan(150);
        assertThat(caller.wrong()).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void noQuestionBehindAnAddressBreaksAnything() throws Exception {
        // Given
        var rows = rows();

        // When
        for (var operation : operations()) {
            for (var question : operation.questions()) {
                for (var word : Hostile.words()) {
                    var address = operation.filled(Map.of()) + "?" + question + "=" + word;
                    caller.ask(operation, address, new byte[0]);
                }
            }
        }

        // Then
        assertThat(caller.asked()).isGreaterThan(150);
        assertThat(caller.wrong()).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void noBodyIsTakenThatNoEndpointMeans() throws Exception {
        // Given
        var rows = rows();

        // When
        for (var operation : withBodies()) {
            for (var body : Hostile.bodies()) {
                caller.ask(operation, operation.filled(Map.of()), body);
            }
        }

        // Then
        assertThat(caller.asked()).isGreaterThan(150);
        assertThat(caller.wrong()).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void noJsonByChanceBreaksAnything() throws Exception {
        // Given
        var seed = Long.getLong("afterrun.hostile.seed", SEED);
        var chance = new Random(seed);

        // When
        for (var operation : withBodies()) {
            for (var round = 0; round < ROUNDS; round++) {
                caller.ask(operation, operation.filled(Map.of()), Hostile.anything(chance, NAMES));
            }
        }

        // Then
        assertThat(caller.wrong()).as("seed %d", seed).isEmpty();
    }

    /** Several times: what a broken request leaves behind must not be in the way of the next. */
    @RepeatedTest(10)
    void noBrokenRequestIsTaken() throws Exception {
        // Given
        var rows = rows();
        var fields = "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + token + "\r\n";

        // When
        var taken = RawRequests.taken(server.getPort(), "/v1/uploads", fields);

        // Then
        assertThat(taken).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    private static List<Operation> operations() {
        return Operation.all(given().get("/q/openapi?format=json").asByteArray(), ORDINARY);
    }

    /** Where the address alone says what to do, nothing that could be a name is hostile in it. */
    private static List<Operation> operationsOfMoreThanAnAddress() {
        return operations().stream()
                .filter(operation -> !operation.path().endsWith("/reruns"))
                .toList();
    }

    /** Those that take nothing for less than all that they could be told. */
    private static List<Operation> withBodies() {
        return operations().stream()
                .filter(operation -> operation.bodies().contains("application/json")
                        && !operation.path().startsWith("/v1/store/"))
                .toList();
    }

    /**
     * But of what is noted of a repository, or a pull request, that was asked about for the first time, and of downloads and refused
     * attempts, which are written seconds after other tests have made them.
     */
    private List<String> rows() {
        return sql.list(row -> row.getString("name"), """
            SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = 'storage' AND table_type = 'BASE TABLE'
              AND table_name NOT IN
                  ('repository', 'repository_settings', 'upload_switch', 'download_count', 'due_work', 'outbox',
                   'audit_log')
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
