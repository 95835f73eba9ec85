package dev.afterrun.launcher.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @TempDir
    private Path temporary;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(temporary.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void aPortIsTheSameAtTheNextStart() throws IOException {
        // Given
        var first = new Ports(data).choose("storage");

        // When
        var second = new Ports(data).choose("storage");

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aPortThatIsTakenByNowGivesWayToAnotherAndItIsSaid() throws IOException {
        // Given
        var first = new Ports(data).choose("storage");
        try (var _ = listening(first)) {
            var ports = new Ports(data);

            // When
            var second = ports.choose("storage");

            // Then
            assertThat(second).isNotEqualTo(first);
            assertThat(ports.changes())
                    .containsExactly("port " + first + " is taken by another program; storage listens on " + second);
        }
    }

    @Test
    void aPortThatWasAskedForAndIsTakenIsRefused() throws IOException {
        // Given
        try (var taken = listening(0)) {
            var ports = new Ports(data);

            // When
            assertThatThrownBy(() -> ports.insist("ingest", taken.getLocalPort()))

                    // Then
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("--port");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aNumberThatIsNoPortIsRefusedNamingTheRange(int port) throws IOException {
        // Given
        var ports = new Ports(data);

        // When
        assertThatThrownBy(() -> ports.insist("ingest", port))

                // Then
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--port " + port)
                .hasMessageContaining("from 1 to 65535");
    }

    @Test
    void thePreferredPortIsChosenWhereItIsFree() throws IOException {
        // Given
        var free = new Ports(data).choose("somebody else");
        var empty = DataDirectory.open(temporary.resolve("empty"));

        try (empty) {
            // When
            var chosen = new Ports(empty).choose("ingest", free);

            // Then
            assertThat(chosen).isEqualTo(free);
        }
    }

    @Test
    void thePreferredPortGivesWayToAnotherWhereItIsTakenAndItIsSaid() throws IOException {
        // Given
        try (var taken = listening(0)) {
            var ports = new Ports(data);

            // When
            var chosen = ports.choose("ingest", taken.getLocalPort());

            // Then
            assertThat(chosen).isNotEqualTo(taken.getLocalPort());
            assertThat(ports.changes())
                    .containsExactly("port " + taken.getLocalPort() + " is taken by another program; ingest listens on "
                            + chosen);
        }
    }

    @Test
    void aFreePortIsNoneThatAnOutgoingConnectionMayBeGivenMeanwhile() throws IOException {
        // Given
        var ports = new Ports(data);

        // When
        var chosen = new ArrayList<Integer>();
        for (var part = 0; part < 50; part++) {
            chosen.add(ports.choose("part-" + part));
        }

        // Then
        assertThat(chosen).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
