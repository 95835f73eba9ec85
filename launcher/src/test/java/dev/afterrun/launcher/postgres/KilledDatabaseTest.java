package dev.afterrun.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed leaves its connections behind, which notice it only when their statement is done. */
class KilledDatabaseTest {
    // Waits for nothing, so it does not see that the server is gone. Run over and over, so that it is seen at work.
    private static final String BUSY_FOR_SECONDS = """
            DO $$
            BEGIN
                WHILE clock_timestamp() < statement_timestamp() + interval '3 seconds' LOOP END LOOP;
            END $$
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path temporary;

    private DataDirectory data;
    private Database database;

    @BeforeEach
    void start() throws IOException {
        data = DataDirectory.open(temporary.resolve("data"));
        var binaries = PostgresBinaries.unpackedBelow(temporary.resolve("binaries"));
        database = new Database(binaries, new Ports(data).choose("postgres"), List.of("storage"), data);
        database.start();
    }

    @AfterEach
    void stop() throws IOException {
        database.stop(Duration.ofSeconds(10));
        data.close();
    }

    @Test
    void aKilledServerStartsAgainWhileOneOfItsConnectionsIsStillAtWork() throws IOException, SQLException {
        // Given
        try (var connection = connection()) {
            Thread.ofVirtual().start(() -> work(connection));
            await().atMost(PATIENCE).until(() -> atWork() == 1);

            // When
            database.kill();
            database.start();
        }

        // Then
        assertThat(atWork()).isZero();
    }

    private static void work(Connection connection) {
        try (var statement = connection.createStatement()) {
            while (true) {
                statement.execute(BUSY_FOR_SECONDS);
            }
        } catch (SQLException gone) {
            return;
        }
    }

    private int atWork() throws SQLException, IOException {
        var query = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %' AND state = 'active'";
        try (var connection = connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connection() throws SQLException, IOException {
        return DriverManager.getConnection(database.jdbcUrl(), "storage", database.password("storage"));
    }
}
