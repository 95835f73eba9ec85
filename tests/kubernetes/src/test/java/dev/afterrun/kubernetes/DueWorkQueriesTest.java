package dev.afterrun.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.kubernetes.manifest.Checkout;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scaling asks PostgreSQL is answered by the tables that the services make. */
class DueWorkQueriesTest {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage", "notifier", "reaper"})
    void howMuchIsDueAndForHowLong(String service) throws SQLException {
        // Given
        migrate(service);
        var before = answers(service);

        // When
        mark(service, "due", "interval '-10 minutes'");
        mark(service, "due too", "interval '-5 minutes'");
        mark(service, "not yet", "interval '1 hour'");

        // Then
        assertThat(before).containsExactly(0.0, 0.0);
        assertThat(answers(service))
                .satisfiesExactly(
                        rows -> assertThat(rows).isEqualTo(2),
                        age -> assertThat(age).isBetween(600.0, 900.0));
    }

    private static void migrate(String service) {
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .schemas(service)
                .locations("filesystem:" + Checkout.path("services/" + service + "/src/main/resources/db/migration"))
                .load()
                .migrate();
    }

    private static void mark(String service, String key, String when) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var insert = connection.prepareStatement("INSERT INTO " + service
                        + ".due_work (kind, key, due_at) VALUES ('test', ?, clock_timestamp() + " + when + ")")) {
            insert.setString(1, key);
            insert.executeUpdate();
        }
    }

    private static List<Double> answers(String service) throws SQLException {
        var queries = Rendering.of("prod")
                .one(Kind.ScaledObject, service)
                .all("/spec/triggers")
                .filter(trigger -> trigger.path("type").asText().equals("postgresql"))
                .map(trigger -> trigger.at("/metadata/query").asText())
                .toList();
        var answers = new ArrayList<Double>();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var query : queries) {
                try (var row = statement.executeQuery(query)) {
                    row.next();
                    answers.add(row.getDouble(1));
                }
            }
        }
        return answers;
    }
}
