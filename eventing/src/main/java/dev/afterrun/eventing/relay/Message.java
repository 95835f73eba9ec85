package dev.afterrun.eventing.relay;

import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that came, as whoever forwards it sees it: nothing of the broker's client. */
public final class Message {
    private final ConsumerRecord<String, byte[]> record;

    Message(ConsumerRecord<String, byte[]> record) {
        this.record = record;
    }

    /** A header, of which there may be several by one name. */
    public record Header(String name, Optional<ByteBuffer> value) {}

    public String topic() {
        return record.topic();
    }

    /** What it has in it; nothing where it is a tombstone. */
    public Optional<byte[]> value() {
        return Optional.ofNullable(record.value());
    }

    /** In their order. */
    public List<Header> headers() {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> new Header(
                        header.key(), Optional.ofNullable(header.value()).map(ByteBuffer::wrap)))
                .toList();
    }

    /** Puts it among the dead letters; done once that is acknowledged. */
    public CompletionStage<Void> goesTo(DeadLetterWriter deadLetters, Throwable cause) {
        return deadLetters.send(record, cause);
    }

    /** Where it stands: topic, partition and offset. */
    @Override
    public String toString() {
        return record.topic() + "/" + record.partition() + "@" + record.offset();
    }
}
