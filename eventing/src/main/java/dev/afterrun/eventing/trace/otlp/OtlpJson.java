package dev.afterrun.eventing.trace.otlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.trace.EndedSpan;
import java.util.List;
import java.util.Map;

/** Spans in the JSON of OTLP 1: ids in hexadecimal digits, and 64-bit numbers as texts. */
final class OtlpJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final int ERROR = 2;

    private OtlpJson() {}

    /** The body of an export request. */
    static ObjectNode request(Map<String, String> resource, List<EndedSpan> spans) {
        var scope = JSON.objectNode();
        scope.putObject("scope").put("name", "dev.afterrun");
        var all = scope.putArray("spans");
        spans.forEach(span -> all.add(span(span)));

        var request = JSON.objectNode();
        var ofService = request.putArray("resourceSpans").addObject();
        ofService.putObject("resource").set("attributes", attributes(resource));
        ofService.putArray("scopeSpans").add(scope);
        return request;
    }

    private static ObjectNode span(EndedSpan ended) {
        var begun = ended.begunMillis() * NANOS_OF_MILLI;
        var span = place(ended.here());
        ended.step().cause().parent().ifPresent(parent -> span.put("parentSpanId", parent.spanId()));
        span.put("name", ended.step().name())
                .put("kind", ended.step().kind().number())
                .put("startTimeUnixNano", Long.toString(begun))
                .put("endTimeUnixNano", Long.toString(begun + ended.nanos()));
        span.set("attributes", attributes(ended.words()));
        var links = span.putArray("links");
        ended.step().links().forEach(link -> links.add(place(link)));
        ended.failure()
                .ifPresent(kind -> span.putObject("status").put("code", ERROR).put("message", kind));
        return span;
    }

    private static ObjectNode place(TraceParent place) {
        return JSON.objectNode().put("traceId", place.traceId()).put("spanId", place.spanId());
    }

    private static ArrayNode attributes(Map<String, String> words) {
        var attributes = JSON.arrayNode();
        words.forEach((name, value) ->
                attributes.addObject().put("key", name).putObject("value").put("stringValue", value));
        return attributes;
    }
}
