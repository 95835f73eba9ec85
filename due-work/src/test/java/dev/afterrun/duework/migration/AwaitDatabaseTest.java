package dev.afterrun.duework.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwaitDatabaseTest {
    private final List<String> notes = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1_000;
    private int tries;
    private final AwaitDatabase awaitDatabase = new AwaitDatabase(notes::add, () -> now, time -> now += time.toNanos());

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P03", "53300"})
    void databaseThatComesLaterIsWaitedForAndItIsSaidOnce(String state) throws InterruptedException {
        // When
        awaitDatabase.await(() -> {
            tries++;
            if (tries < 30) {
                throw new SQLException("it is away", state);
            }
        });

        // Then
        assertThat(tries).isEqualTo(30);
        assertThat(notes).containsExactly("waiting for the database for up to 60 s: it is away");
    }

    @Test
    void databaseThatIsThereIsNotWaitedFor() throws InterruptedException {
        // Given
        var before = now;

        // When
        awaitDatabase.await(() -> tries++);

        // Then
        assertThat(tries).isOne();
        assertThat(now).isEqualTo(before);
        assertThat(notes).isEmpty();
    }

    @Test
    void databaseThatDoesNotComeEndsItAfterAMinute() throws IOException {
        // Given
        var before = now;
        var nobody = Migrate.database(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + freePort() + "/afterrun",
                "QUARKUS_DATASOURCE_USERNAME", "storage",
                "QUARKUS_DATASOURCE_PASSWORD", "secret"));

        // When, Then
        assertThatThrownBy(() -> awaitDatabase.await(nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the database is still away after 60 s: ")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
        assertThat(Duration.ofNanos(now - before)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatElseIsWrongIsLeftToWhoeverUsesIt() throws InterruptedException {
        // When
        awaitDatabase.await(() -> {
            tries++;
            throw new SQLException("the password is wrong", "28P01");
        });

        // Then
        assertThat(tries).isOne();
        assertThat(notes).isEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
