package dev.afterrun.eventing.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** How long sends take is counted when it is known what came of them. */
class OutletTest {
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outlet outlet = new Outlet(kafka, meters);

    @Test
    void aSendIsTimedOnceItIsAcknowledged() {
        // Given
        var sent = send();
        var before = timed("acknowledged");

        // When
        kafka.completeNext();

        // Then
        assertThat(before).isZero();
        assertThat(timed("acknowledged")).isEqualTo(1);
        assertThat(timed("failed")).isZero();
        assertThat(sent).isCompleted();
    }

    @Test
    void aSendThatIsNotAcknowledgedIsTimedApart() {
        // Given
        var sent = send();

        // When
        kafka.errorNext(new TimeoutException("no broker answers"));

        // Then
        assertThat(timed("failed")).isEqualTo(1);
        assertThat(timed("acknowledged")).isZero();
        assertThat(sent).isCompletedExceptionally();
    }

    private CompletionStage<Void> send() {
        return outlet.send(new ProducerRecord<>("topic", "key", "value".getBytes(StandardCharsets.UTF_8)));
    }

    private long timed(String outcome) {
        return meters.get("afterrun.produce").tag("outcome", outcome).timer().count();
    }
}
