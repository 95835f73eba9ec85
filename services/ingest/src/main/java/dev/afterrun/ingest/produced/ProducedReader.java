package dev.afterrun.ingest.produced;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.eventing.relay.Message;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.ingest.event.EventReader;
import dev.afterrun.ingest.event.MediaTypes;
import dev.afterrun.ingest.event.RunEvent;
import jakarta.inject.Singleton;

/**
 * Reads a record as a CloudEvent in binary or structured mode (Kafka binding 1.0.2) by the reader and the rules of events that come over
 * HTTP. Its key says nothing.
 */
@Singleton
class ProducedReader {
    private static final String TAKEN =
            MediaTypes.STRUCTURED + ", or application/json with ce_… headers; Kafka has no batched mode";

    private static final String CLOUD_EVENTS = "application/cloudevents";

    private final EventReader events;
    private final RecordReader records;

    ProducedReader(EventReader events, RecordReader records) {
        this.events = events;
        this.records = records;
    }

    /** The event in {@code message}; fails as a request does. */
    RunEvent read(Message message) {
        var value = value(message);
        var headers = KafkaHeaders.of(message.headers());
        IdentityClaims.refuse(headers.attributes().keySet().iterator());
        var contentType = headers.contentType().orElse("application/json");
        var media = MediaTypes.withoutParameters(contentType);
        if (media.equals(MediaTypes.STRUCTURED)) {
            var event = records.tree(value);
            IdentityClaims.refuse(event.fieldNames());
            return events.structured(event);
        }
        if (media.startsWith(CLOUD_EVENTS) || !MediaTypes.json(contentType)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                    "the content-type is '" + contentType + "'; write " + TAKEN, TAKEN, contentType));
        }
        return events.binary(headers.attributes(), value);
    }

    private static byte[] value(Message message) {
        var value = message.value()
                .orElseThrow(() -> new ProblemException(ProblemType.MALFORMED.because(
                        "the record has no value, and nothing is taken back by writing none; write the event")));
        if (value.length > Limits.EVENT_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the record's value has " + value.length + " bytes; the limit is " + Limits.EVENT_BYTES
                            + ". Name the files in a manifest and put details into a file",
                    Limits.EVENT_BYTES,
                    value.length));
        }
        return value;
    }
}
