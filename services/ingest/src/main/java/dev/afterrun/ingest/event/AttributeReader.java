package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.http.json.Faults;
import dev.afterrun.http.json.Reading;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Reads a CloudEvent's attributes. CloudEvents' own library would name one that is missing at a time and knows no batches,
 * so it serves us on the way to Kafka alone.
 */
@Singleton
class AttributeReader {
    private static final String VERSION = "1.0";

    private final RecordReader records;
    private final Clock clock;

    AttributeReader(RecordReader records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** The envelope of the CloudEvent whose attributes are the fields of {@code event}. */
    Optional<Envelope> read(JsonNode event, String at, Faults faults) {
        check(event, at, faults);
        return switch (records.tryToRead(event, Attributes.class, UnknownFields.KEPT)) {
            case Reading.Done<Attributes>(var attributes) ->
                Optional.of(new Envelope(
                        attributes.id(),
                        attributes.source(),
                        attributes.time().orElseGet(clock::instant),
                        attributes.traceparent().flatMap(TraceParent::in)));
            case Reading.Refused<Attributes>(var errors) -> {
                faults.add(at, errors);
                yield Optional.empty();
            }
        };
    }

    private static void check(JsonNode event, String at, Faults faults) {
        only(VERSION, event.path("specversion"), at + "/specversion", faults);
        type(event.path("type"), at + "/type", faults);
        TextRules.name(event.path("id"), at + "/id", faults);
        TextRules.name(event.path("source"), at + "/source", faults);
        bounded(event.path("traceparent"), at + "/traceparent", faults);
        bounded(event.path("tracestate"), at + "/tracestate", faults);
        var contentType = event.path("datacontenttype");
        if (contentType.isTextual() && !MediaTypes.json(contentType.textValue())) {
            faults.add(at + "/datacontenttype", "is '" + contentType.textValue() + "'; it is application/json");
        }
    }

    private static void only(String known, JsonNode value, String pointer, Faults faults) {
        if (value.isTextual() && !value.textValue().equals(known)) {
            faults.add(pointer, "is '" + value.textValue() + "'; known is: " + known);
        }
    }

    private static void type(JsonNode value, String pointer, Faults faults) {
        if (value.isTextual() && RunEventType.of(value.textValue()).isEmpty()) {
            faults.add(pointer, "is '" + value.textValue() + "'; known are: " + RunEventType.known());
        }
    }

    private static void bounded(JsonNode value, String pointer, Faults faults) {
        if (value.isTextual() && value.textValue().length() > Limits.NAME_LENGTH * 2) {
            faults.passed(
                    pointer,
                    "has " + value.textValue().length() + " characters",
                    Limits.NAME_LENGTH * 2L,
                    value.textValue().length());
        }
    }
}
