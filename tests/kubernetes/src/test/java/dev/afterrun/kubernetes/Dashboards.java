package dev.afterrun.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards of an overlay, as Grafana's sidecar finds them. */
final class Dashboards {
    private static final JsonMapper JSON = new JsonMapper();

    private Dashboards() {}

    static Stream<JsonNode> of(String overlay) {
        return Rendering.of(overlay)
                .of(Kind.ConfigMap)
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .flatMap(map -> map.all("/data"))
                .map(JsonNode::asText)
                .map(Dashboards::parsed);
    }

    /** What {@code dashboard} shows, from the top. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return dashboard.path("panels").valueStream().toList();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
