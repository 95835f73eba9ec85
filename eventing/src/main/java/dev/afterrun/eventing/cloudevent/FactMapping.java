package dev.afterrun.eventing.cloudevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.eventing.Event;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Turns facts into CloudEvents with JSON data, and back. */
@ApplicationScoped
public class FactMapping {
    private static final String JSON = "application/json";

    private final ObjectMapper json;

    public FactMapping(ObjectMapper json) {
        this.json = json;
    }

    /** The fact in {@code event}. Throws {@link UnreadableFact} where its data does not fit its type. */
    public <F> Event<F> read(CloudEvent event, FactFamily<F> family) {
        var time = Optional.ofNullable(event.getTime()).map(OffsetDateTime::toInstant);
        return new Event<>(
                event.getId(), event.getSource().toString(), time.orElse(Instant.EPOCH), fact(event, family));
    }

    /** {@code event} as a CloudEvent. */
    public <F> CloudEvent write(Event<F> event, FactFamily<F> family) {
        return CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create(event.source()))
                .withType(family.typeOf(event.fact()))
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withData(JSON, bytes(event.fact()))
                .build();
    }

    private <F> F fact(CloudEvent event, FactFamily<F> family) {
        var type = family.known().get(event.getType());
        if (type == null) {
            return family.unknown().apply(event.getType());
        }
        var data = event.getData();
        if (data == null) {
            throw new UnreadableFact(event.getType() + " without data");
        }
        try {
            var tree = json.readTree(data.toBytes());
            var missing = MissingFields.in(tree, type);
            if (!missing.isEmpty()) {
                throw new UnreadableFact(event.getType() + " whose data lacks " + String.join(", ", missing));
            }
            return json.treeToValue(tree, type);
        } catch (IOException e) {
            throw new UnreadableFact(event.getType() + " whose data does not fit: " + e.getMessage(), e);
        }
    }

    private byte[] bytes(Object fact) {
        try {
            return json.writeValueAsBytes(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every fact can be written as JSON", e);
        }
    }
}
