package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.http.json.RecordReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads events in each form that they may come in; throws one problem that names everything wrong with all of them. */
@ApplicationScoped
public class EventReader {
    private static final String SOURCE = "urn:afterrun:http";

    private final RecordReader records;
    private final AttributeReader attributes;
    private final ReportReader reports;

    EventReader(RecordReader records, AttributeReader attributes, ReportReader reports) {
        this.records = records;
        this.attributes = attributes;
        this.reports = reports;
    }

    /** A report as it is, with {@code id} and {@code source} beside its fields where the sender cares to give them. */
    public RunEvent plain(byte[] body) {
        var faults = new Faults();
        var report = records.tree(body);
        return whole(event(plainAttributes(report, body), report, "", "", faults), faults);
    }

    /** CloudEvents' binary mode: attributes by name without {@code ce-}, data as the body. */
    public RunEvent binary(Map<String, String> headers, byte[] body) {
        var faults = new Faults();
        var event = JsonNodeFactory.instance.objectNode();
        headers.forEach(event::put);
        return whole(event(event, records.tree(body), "", "", faults), faults);
    }

    /** CloudEvents' structured mode. */
    public RunEvent structured(byte[] body) {
        var faults = new Faults();
        var event = records.tree(body);
        return whole(event(event, data(event, "", faults), "", "/data", faults), faults);
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
            event(events.get(i), data(events.get(i), at, faults), at, at + "/data", faults)
                    .ifPresent(read::add);
        }
        faults.refuse();
        return read;
    }

    private Optional<RunEvent> event(JsonNode event, JsonNode data, String at, String dataAt, Faults faults) {
        var envelope = attributes.read(event, at, faults);
        if (data.isMissingNode()) {
            faults.add(dataAt, "is missing");
            return Optional.empty();
        }
        var report = reports.read(data, dataAt, faults);
        return envelope.flatMap(around -> report.map(understood -> new RunEvent(around, understood, data)));
    }

    private static RunEvent whole(Optional<RunEvent> event, Faults faults) {
        faults.refuse();
        return event.orElseThrow(() -> new IllegalStateException("an event without faults can be read"));
    }

    /** Takes what is the envelope's out of the report. */
    private static JsonNode plainAttributes(JsonNode report, byte[] body) {
        var event =
                JsonNodeFactory.instance.objectNode().put("specversion", "1.0").put("type", RunFinished.TYPE);
        if (report instanceof ObjectNode said) {
            var id = said.remove("id");
            var source = said.remove("source");
            event.set("source", source == null ? event.textNode(SOURCE) : source);
            event.set("id", id == null ? event.textNode(Digest.of(body).hex()) : id);
        } else {
            event.put("source", SOURCE).put("id", Digest.of(body).hex());
        }
        return event;
    }

    private JsonNode data(JsonNode event, String at, Faults faults) {
        var encoded = event.path("data_base64");
        if (!encoded.isTextual()) {
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
