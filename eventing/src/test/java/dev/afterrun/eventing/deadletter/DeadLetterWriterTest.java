package dev.afterrun.eventing.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.eventing.outlet.Outlet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DeadLetterWriterTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final DeadLetterWriter writer =
            new DeadLetterWriter(new Outlet(kafka, new SimpleMeterRegistry()), "ingest");

    @Test
    void aRecordThatFitsIsKeptWhole() throws IOException {
        // When
        writer.write(message(3 * MEBIBYTE, 10), new IllegalStateException("poison"));

        // Then
        assertThat(letter().value()).hasSize(3 * MEBIBYTE);
        assertThat(header("padding")).hasSize(10);
        assertThat(header("afterrun-key")).isEqualTo("key");
        assertThat(header("afterrun-cause")).isEqualTo("IllegalStateException: poison");
    }

    @Test
    void whatIsTooLargeIsLeftOutAndTheCauseSaysSo() throws IOException {
        // When
        writer.write(message(4 * MEBIBYTE, 10), new IllegalStateException("poison"));

        // Then
        assertThat(letter().key()).isEqualTo("ingest/afterrun.produced.jenkins/1/7");
        assertThat(letter().value()).isEmpty();
        assertThat(header("padding")).isEmpty();
        assertThat(header("afterrun-topic")).isEqualTo("afterrun.produced.jenkins");
        assertThat(header("afterrun-cause"))
                .startsWith("IllegalStateException: poison (the record's 4194")
                .endsWith("bytes are too many to be kept)");
    }

    @Test
    void headersCountToo() throws IOException {
        // When
        writer.write(message(10, 4 * MEBIBYTE), new IllegalStateException("poison"));

        // Then
        assertThat(letter().value()).isEmpty();
        assertThat(header("padding")).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> message(int bytes, int bytesOfHeader) {
        var headers =
                new RecordHeaders().add("padding", "x".repeat(bytesOfHeader).getBytes(UTF_8));
        return new ConsumerRecord<>(
                "afterrun.produced.jenkins",
                1,
                7,
                0,
                TimestampType.CREATE_TIME,
                3,
                bytes,
                "key",
                new byte[bytes],
                headers,
                Optional.empty());
    }

    private ProducerRecord<String, byte[]> letter() {
        return kafka.history().getFirst();
    }

    private String header(String name) {
        return DeadLetterHeaders.get(letter().headers(), name);
    }
}
