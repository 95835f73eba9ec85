package dev.afterrun.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measurements as a JSON list: {@code benchmark, subject, metric, unit, median, min, max, ratio}, ratio null where there is none. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /** Writes them to {@code file}. */
    public static void write(List<Measurement> measurements, Path file) throws IOException {
        var list = JSON.createArrayNode();
        measurements.stream().map(JsonReport::node).forEach(list::add);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), list);
    }

    private static JsonNode node(Measurement measured) {
        var node = JSON.createObjectNode()
                .put("benchmark", measured.benchmark())
                .put("subject", measured.subject())
                .put("metric", measured.metric())
                .put("unit", measured.unit())
                .put("median", measured.median())
                .put("min", measured.min())
                .put("max", measured.max())
                .putNull("ratio");
        measured.ratio().ifPresent(ratio -> node.put("ratio", ratio));
        return node;
    }
}
