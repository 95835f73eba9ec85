package dev.afterrun.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards ask for metrics that there are, and Grafana finds them. */
class DashboardsTest {
    /** What is shown where there is nothing to add up. */
    private static final Pattern NONE = Pattern.compile("0 [*] max(?: by [(][^)]*[)] )?[(][^)]*[)]");

    @ParameterizedTest
    @ValueSource(strings = {"prod", "s3", "swift"})
    void everyProductionHasOneForEachQuestion(String overlay) {
        assertThat(Dashboards.of(overlay)
                        .map(dashboard -> dashboard.path("title").asText()))
                .containsExactlyInAnyOrder(
                        "Afterrun: is it healthy?",
                        "Afterrun: why is it slow?",
                        "Afterrun: who uses it?",
                        "Afterrun: what does it cost?");
    }

    @Test
    void whoOnlyTriesItHasNone() {
        assertThat(Dashboards.of("dev")).isEmpty();
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
        assertThat(Dashboards.of("prod").map(dashboard -> dashboard.path("uid").asText()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(Dashboards.of("prod"))
                .allSatisfy(dashboard -> assertThat(dashboard.path("panels"))
                        .extracting(panel -> panel.path("id").asInt())
                        .doesNotHaveDuplicates());
    }

    @Test
    void theAnswerStandsAtTheTopOfEach() {
        assertThat(Dashboards.of("prod"))
                .allSatisfy(dashboard -> assertThat(Dashboards.panels(dashboard))
                        .as(dashboard.path("title").asText())
                        .filteredOn(panel -> panel.at("/gridPos/y").asInt() == 0)
                        .hasSizeGreaterThan(2)
                        .allSatisfy(
                                panel -> assertThat(panel.path("type").asText()).isEqualTo("stat")));
    }

    @Test
    void noTileIsGreenWherePrometheusIsBlind() {
        assertThat(panels())
                .filteredOn(panel -> panel.path("type").asText().equals("stat"))
                .isNotEmpty()
                .allSatisfy(tile -> {
                    var blind = tile.at("/fieldConfig/defaults/mappings/0/options");
                    var title = tile.path("title").asText();
                    assertThat(blind.path("match").asText()).as(title).isEqualTo("null+nan");
                    assertThat(blind.at("/result/color").asText()).as(title).startsWith("#");
                });
    }

    /** A service that is known, and whose metrics cannot be read, is no word that nothing is wrong. */
    @Test
    void nothingIsNoneWhereNoServiceIsSeen() {
        assertThat(panels().stream()
                        .flatMap(panel -> panel.path("targets").valueStream())
                        .map(target -> target.path("expr").asText())
                        .flatMap(expression -> NONE.matcher(expression).results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(none -> assertThat(none).containsAnyOf("} == 1)", "(afterrun:services_seen:count)"));
    }

    /** Where nobody says otherwise, Grafana takes 15 seconds to lie between two reads; a rate needs two of them. */
    @Test
    void ratesKnowHowOftenMetricsAreRead() {
        // Given
        var interval = Rendering.of("prod")
                .one(Kind.PodMonitor, "afterrun")
                .at("/spec/podMetricsEndpoints/0/interval")
                .asText();

        // Then
        assertThat(panels().stream().flatMap(panel -> panel.path("targets").valueStream()))
                .filteredOn(target -> target.path("expr").asText().contains("$__rate_interval"))
                .isNotEmpty()
                .allSatisfy(
                        target -> assertThat(target.path("interval").asText()).isEqualTo(interval));
    }

    private static List<String> expressions() {
        return panels().stream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asText())
                .toList();
    }

    private static List<JsonNode> panels() {
        return Dashboards.of("prod")
                .flatMap(dashboard -> Dashboards.panels(dashboard).stream())
                .toList();
    }
}
