package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Digest;
import dev.afterrun.http.json.Faults;
import dev.afterrun.http.json.RecordReader;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads events in each form that they may come in; throws one problem that names everything wrong with all of them. */
@Singleton
public class EventReader {
    private static final URI SOURCE = URI.create("urn:afterrun:http");

    private final RecordReader records;
    private final AttributeReader attributes;
    private final ReportReader reports;
    private final Clock clock;

    EventReader(RecordReader records, AttributeReader attributes, ReportReader reports, Clock clock) {
        this.clock = clock;
        this.records = records;
        this.attributes = attributes;
        this.reports = reports;
    }

    /** A report of this type as it is, with {@code id} and {@code source} beside its fields where the sender cares to give them. */
    public RunEvent plain(RunEventType type, byte[] body) {
        var faults = new Faults();
        var report = records.tree(body);
        return whole(event(type, envelope(type, report, body, faults), report, "", faults), faults);
    }

    /** CloudEvents' binary mode: attributes by name without {@code ce-}, data as the body. */
    public RunEvent binary(Map<String, String> headers, byte[] body) {
        var faults = new Faults();
        var event = JsonNodeFactory.instance.objectNode();
        headers.forEach(event::put);
        return whole(event(type(event), attributes.read(event, "", faults), records.tree(body), "", faults), faults);
    }

    /** CloudEvents' structured mode. */
    public RunEvent structured(byte[] body) {
        return structured(records.tree(body));
    }

    /** The same of a body that is read already. */
    public RunEvent structured(JsonNode event) {
        var faults = new Faults();
        return whole(
                event(type(event), attributes.read(event, "", faults), data(event, "", faults), "/data", faults),
                faults);
    }

    /** CloudEvents' batched mode; no event of a batch counts where another one is wrong. */
    public List<RunEvent> batched(byte[] body) {
        var faults = new Faults();
        var events = records.tree(body);
        if (!events.isArray()) {
            faults.add("", "is no list of CloudEvents");
        }
        var read = new ArrayList<RunEvent>(events.size());
        for (var i = 0; i < events.size() && events.isArray(); i++) {
            var at = "/" + i;
            var event = events.get(i);
            event(type(event), attributes.read(event, at, faults), data(event, at, faults), at + "/data", faults)
                    .ifPresent(read::add);
        }
        faults.refuse();
        return read;
    }

    private Optional<RunEvent> event(
            RunEventType type, Optional<Envelope> envelope, JsonNode data, String at, Faults faults) {
        if (data.isMissingNode()) {
            faults.add(at, "is missing");
            return Optional.empty();
        }
        var subject = reports.read(type, data, at, faults);
        return envelope.flatMap(around -> subject.map(understood -> new RunEvent(around, type, understood, data)));
    }

    /** Of an event whose type is wrong, its report is still looked through as the one that most people send. */
    private static RunEventType type(JsonNode event) {
        return RunEventType.of(event.path("type").asText()).orElse(RunEventType.RUN_FINISHED);
    }

    private static RunEvent whole(Optional<RunEvent> event, Faults faults) {
        faults.refuse();
        return event.orElseThrow(() -> new IllegalStateException("an event without faults can be read"));
    }

    /** The envelope of a plain report: what it says of it, taken out of it, and the usual where it says nothing. */
    private Optional<Envelope> envelope(RunEventType type, JsonNode report, byte[] body, Faults faults) {
        var id = removed(report, "id");
        var source = removed(report, "source");
        if (id.isMissingNode() && source.isMissingNode()) {
            return Optional.of(new Envelope(Digest.of(body).hex(), SOURCE, clock.instant(), Optional.empty()));
        }
        var event =
                JsonNodeFactory.instance.objectNode().put("specversion", "1.0").put("type", type.type());
        event.set("source", source.isMissingNode() ? event.textNode(SOURCE.toString()) : source);
        event.set("id", id.isMissingNode() ? event.textNode(Digest.of(body).hex()) : id);
        return attributes.read(event, "", faults);
    }

    private static JsonNode removed(JsonNode report, String field) {
        var value = report instanceof ObjectNode said ? said.remove(field) : null;
        return value == null ? MissingNode.getInstance() : value;
    }

    private JsonNode data(JsonNode event, String at, Faults faults) {
        var encoded = event.path("data_base64");
        if (encoded.isMissingNode() || encoded.isNull()) {
            return event.path("data");
        }
        if (!encoded.isTextual()) {
            faults.add(at + "/data_base64", "is no text; it is to be base64");
            return event.path("data");
        }
        if (event.has("data")) {
            faults.add(at + "/data_base64", "stands beside 'data'; give one of the two");
            return event.path("data");
        }
        try {
            return records.tree(Base64.getDecoder().decode(encoded.textValue()));
        } catch (IllegalArgumentException e) {
            faults.add(at + "/data_base64", "is no base64");
            return MissingNode.getInstance();
        }
    }
}
