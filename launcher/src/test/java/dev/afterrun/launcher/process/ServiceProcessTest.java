package dev.afterrun.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Java ends within a tenth of it. */
    private static final Duration A_WHILE = Duration.ofSeconds(2);

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
    void aKilledServiceComesBackAtTheSameAddress() throws IOException {
        // Given
        var service = service(Map.of());
        service.start();
        var first = service.process().orElseThrow();
        service.kill();

        // When
        service.start();

        // Then
        assertThat(first.isAlive()).isFalse();
        assertThat(service.process()).isPresent().get().isNotEqualTo(first);
        service.stop(PATIENCE);
        assertThat(service.process()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP"})
    void whatATerminalSendsToAllItsProcessesEndsNoService(String signal) throws Exception {
        // Given
        var service = service(Map.of());
        service.start();
        var process = service.process().orElseThrow();

        // When
        var sent = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();

        // Then
        assertThat(sent).isZero();
        assertThat(Ending.gone(process, A_WHILE)).isFalse();
        service.stop(PATIENCE);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void whatAServiceSaidLastComesWithItsFailure() throws IOException {
        // Given
        var service = service(Map.of("STAND_IN_DIES", "the schema is newer than this program"));

        // When
        assertThatThrownBy(service::start)

                // Then
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("stand-in.log")
                .asInstanceOf(InstanceOfAssertFactories.type(PartFailedException.class))
                .extracting(PartFailedException::lastLines)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("the schema is newer than this program");
    }

    private ServiceProcess service(Map<String, String> more) throws IOException {
        var port = new Ports(data).choose("stand-in");
        var environment = new HashMap<>(more);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var command =
                Jvm.withHeap(32).command("-cp", System.getProperty("java.class.path"), StandInService.class.getName());
        return new ServiceProcess("stand-in", URI.create("http://127.0.0.1:" + port), command, environment, data);
    }
}
