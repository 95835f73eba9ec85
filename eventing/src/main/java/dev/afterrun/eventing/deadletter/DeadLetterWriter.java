package dev.afterrun.eventing.deadletter;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.outlet.Outlet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts a record that cannot be taken among the dead letters, with its cause. */
@ApplicationScoped
public class DeadLetterWriter {
    private static final int CAUSE_LENGTH = 4_000;

    private final Outlet outlet;
    private final String service;

    /** @param service who fails, by its name */
    public DeadLetterWriter(Outlet outlet, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outlet = outlet;
        this.service = service;
    }

    /** Returns once the dead letter is acknowledged; until then the record is not done with. */
    public void write(ConsumerRecord<String, byte[]> failed, Throwable cause) throws IOException {
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
        DeadLetterHeaders.put(headers, DeadLetterHeaders.CAUSE, sentence(cause));
        acknowledged(letter);
    }

    private void acknowledged(ProducerRecord<String, byte[]> letter) throws IOException {
        try {
            outlet.send(letter).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException("the dead letter was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing a dead letter", e);
        }
    }

    private String id(ConsumerRecord<?, ?> failed) {
        return service + "/" + failed.topic() + "/" + failed.partition() + "/" + failed.offset();
    }

    private static String sentence(Throwable cause) {
        var text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.length() <= CAUSE_LENGTH ? text : text.substring(0, CAUSE_LENGTH);
    }
}
