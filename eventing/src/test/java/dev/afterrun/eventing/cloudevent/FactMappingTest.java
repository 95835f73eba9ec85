package dev.afterrun.eventing.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.UnknownExpiryFact;
import dev.afterrun.eventing.Facts;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactMappingTest {
    private final FactMapping mapping = new FactMapping(Facts.JSON);

    @Test
    void whatWasWrittenIsReadAsItWas() {
        // Given
        var written = mapping.write(Facts.DUE, FactFamily.EXPIRY);

        // When
        var read = mapping.read(written, FactFamily.EXPIRY);

        // Then
        assertThat(read).isEqualTo(Facts.DUE);
    }

    @Test
    void anEventIsWrittenUnderItsTypeAsJson() {
        // When
        var written = mapping.write(Facts.DUE, FactFamily.EXPIRY);

        // Then
        assertThat(written.getType()).isEqualTo(ExpiryDue.TYPE);
        assertThat(written.getDataContentType()).isEqualTo("application/json");
    }

    @Test
    void aTypeThatIsNotKnownIsKept() {
        // Given
        var event = event("dev.afterrun.expiry.cancelled.v7").build();

        // When
        var read = mapping.read(event, FactFamily.EXPIRY);

        // Then
        assertThat(read.fact()).isEqualTo(new UnknownExpiryFact("dev.afterrun.expiry.cancelled.v7"));
    }

    @Test
    void anEventWithoutATimeIsAsOldAsCanBe() {
        // Given
        var event = event("whatever").build();

        // When
        var read = mapping.read(event, FactFamily.EXPIRY);

        // Then
        assertThat(read.time()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aKnownTypeWithoutDataIsUnreadable() {
        // Given
        var event = event(ExpiryDue.TYPE).build();

        // When // Then
        assertThatThrownBy(() -> mapping.read(event, FactFamily.EXPIRY)).isInstanceOf(UnreadableFact.class);
    }

    @Test
    void aKnownTypeWhoseDataDoesNotFitIsUnreadable() {
        // Given
        var event = event(ExpiryDue.TYPE)
                .withData("application/json", "{\"due\": \"soon\"}".getBytes(StandardCharsets.UTF_8))
                .build();

        // When // Then
        assertThatThrownBy(() -> mapping.read(event, FactFamily.EXPIRY))
                .isInstanceOf(UnreadableFact.class)
                .hasMessageContaining(ExpiryDue.TYPE);
    }

    private static CloudEventBuilder event(String type) {
        return CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("urn:test"))
                .withType(type);
    }
}
