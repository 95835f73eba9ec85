package dev.afterrun.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.discovery.Discovery;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class EndOfHttpTest {
    @Test
    void nothingIsSentAfterTheEnd() throws IOException {
        try (var server = new FakeServer()) {
            // Given
            var http = Http.withoutToken(Retry.none());
            var call = Call.of("asking", URI.create(server.url() + Discovery.PATH), Call.SHORT);
            assertThat(http.once(call).isDone()).isTrue();

            // When
            Http.end();

            // Then
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> http.once(call));
        }
    }
}
