package dev.afterrun.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards ask for metrics that there are, and Grafana finds them. */
class DashboardsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"prod", "s3", "swift"})
    void everyProductionHasOneForEachQuestion(String overlay) {
        assertThat(dashboards(overlay).map(dashboard -> dashboard.path("title").asText()))
                .containsExactlyInAnyOrder(
                        "Afterrun: is it healthy?",
                        "Afterrun: why is it slow?",
                        "Afterrun: who uses it?",
                        "Afterrun: what does it cost?");
    }

    @Test
    void whoOnlyTriesItHasNone() {
        assertThat(dashboards("dev")).isEmpty();
    }

    @Test
    void panelsNameNothingButWhatIsCataloguedOrRecorded() throws IOException {
        // Given
        var known = Catalogue.names();

        // Then
        assertThat(expressions())
                .hasSizeGreaterThan(20)
                .allSatisfy(expression -> assertThat(Expression.metrics(expression))
                        .as(expression)
                        .isNotEmpty()
                        .isSubsetOf(known));
    }

    @Test
    void everyPanelSaysWhatItShowsAndAsksTheChosenPrometheus() {
        assertThat(panels())
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.path("description").asText())
                        .as(panel.path("title").asText())
                        .isNotBlank())
                .allSatisfy(panel -> assertThat(panel.at("/datasource/uid").asText())
                        .as(panel.path("title").asText())
                        .isEqualTo("${datasource}"));
    }

    @Test
    void noTwoOfThemAreTakenForOne() {
        assertThat(dashboards("prod").map(dashboard -> dashboard.path("uid").asText()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(dashboards("prod"))
                .allSatisfy(dashboard -> assertThat(dashboard.path("panels"))
                        .extracting(panel -> panel.path("id").asInt())
                        .doesNotHaveDuplicates());
    }

    private static List<String> expressions() {
        return panels().stream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asText())
                .toList();
    }

    private static List<JsonNode> panels() {
        return dashboards("prod")
                .flatMap(dashboard -> dashboard.path("panels").valueStream())
                .toList();
    }

    /** As Grafana's sidecar finds them. */
    private static Stream<JsonNode> dashboards(String overlay) {
        return Rendering.of(overlay)
                .of(Kind.ConfigMap)
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .flatMap(map -> map.all("/data"))
                .map(JsonNode::asText)
                .map(DashboardsTest::parsed);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
