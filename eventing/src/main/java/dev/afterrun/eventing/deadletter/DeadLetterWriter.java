package dev.afterrun.eventing.deadletter;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.outlet.Outlet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts a record that cannot be taken among the dead letters, with its cause. */
@ApplicationScoped
public class DeadLetterWriter {
    private static final int CAUSE_LENGTH = 4_000;

    /** The outlet sends 4 MiB at once, of which the letter's own headers take a little. */
    private static final int MOST_BYTES = 3 * 1024 * 1024 + 512 * 1024;

    private final Outlet outlet;
    private final String service;

    /** @param service who fails, by its name */
    public DeadLetterWriter(Outlet outlet, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outlet = outlet;
        this.service = service;
    }

    /** Returns once the dead letter is acknowledged; until then the record is not done with. */
    public void write(ConsumerRecord<String, byte[]> failed, Throwable cause) throws IOException {
        try {
            send(failed, cause).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException("the dead letter was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing a dead letter", e);
        }
    }

    /** Done once the dead letter is acknowledged. What is too large for one is left out of it, and its cause says so. */
    public CompletionStage<Void> send(ConsumerRecord<String, byte[]> failed, Throwable cause) {
        var bytes = bytes(failed);
        return outlet.send(
                bytes > MOST_BYTES
                        ? letter(
                                bare(failed),
                                sentence(cause, " (the record's " + bytes + " bytes are too many to be kept)"))
                        : letter(failed, sentence(cause, "")));
    }

    private ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> failed, String cause) {
        // A dead letter without a value would mean that it is resolved.
        var value = Optional.ofNullable(failed.value()).orElseGet(() -> new byte[0]);
        var letter = new ProducerRecord<String, byte[]>(Topics.DEAD_LETTERS, id(failed), value);
        failed.headers().forEach(letter.headers()::add);
        var headers = letter.headers();
        DeadLetterHeaders.put(headers, DeadLetterHeaders.SERVICE, service);
        DeadLetterHeaders.put(headers, DeadLetterHeaders.TOPIC, failed.topic());
        DeadLetterHeaders.put(headers, DeadLetterHeaders.PARTITION, Integer.toString(failed.partition()));
        DeadLetterHeaders.put(headers, DeadLetterHeaders.OFFSET, Long.toString(failed.offset()));
        DeadLetterHeaders.put(
                headers,
                DeadLetterHeaders.KEY,
                Optional.ofNullable(failed.key()).orElse(""));
        DeadLetterHeaders.put(headers, DeadLetterHeaders.CAUSE, cause);
        return letter;
    }

    /** Where it stands, and nothing of what it says. */
    private static ConsumerRecord<String, byte[]> bare(ConsumerRecord<String, byte[]> failed) {
        return new ConsumerRecord<>(failed.topic(), failed.partition(), failed.offset(), "", new byte[0]);
    }

    private static long bytes(ConsumerRecord<String, byte[]> failed) {
        var bytes = (long) Math.max(0, failed.serializedKeySize()) + Math.max(0, failed.serializedValueSize());
        for (var header : failed.headers()) {
            // A letter of a header's name is three bytes at most.
            bytes += header.key().length() * 3L + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    private String id(ConsumerRecord<?, ?> failed) {
        return service + "/" + failed.topic() + "/" + failed.partition() + "/" + failed.offset();
    }

    private static String sentence(Throwable cause, String remark) {
        var text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return (text.length() <= CAUSE_LENGTH ? text : text.substring(0, CAUSE_LENGTH)) + remark;
    }
}
