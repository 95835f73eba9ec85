package dev.afterrun.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.kubernetes.manifest.Checkout;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts ask for metrics that there are, and lead to what is to be done. */
class AlertsTest {
    private static final String RUNBOOK = "docs/operations/runbook.md";

    @ParameterizedTest
    @ValueSource(strings = {"prod", "s3", "swift"})
    void everyProductionHasThem(String overlay) {
        assertThat(Rendering.of(overlay).of(Kind.PrometheusRule)).hasSize(1);
        assertThat(Rendering.of(overlay).of(Kind.PodMonitor)).hasSize(1);
    }

    @Test
    void expressionsNameNothingButWhatIsCataloguedOrRecorded() throws IOException {
        // Given
        var known = Catalogue.names();

        // Then
        assertThat(rules())
                .isNotEmpty()
                .allSatisfy(
                        rule -> assertThat(Expression.metrics(rule.path("expr").asText()))
                                .isNotEmpty()
                                .isSubsetOf(known));
    }

    @Test
    void metricsOfAnExpressionAreFound() {
        assertThat(Expression.metrics(
                        "sum by (job) (rate(a_total{kind=\"b\"}[5m])) / max(c:d) > 3 unless e offset 15m"))
                .isEqualTo(Set.of("a_total", "c:d", "e"));
    }

    @Test
    void everyAlertLeadsToItsSectionOfTheRunbook() throws IOException {
        // Given
        var runbook = text(RUNBOOK);

        // Then
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            var name = alert.path("alert").asText();
            var address = alert.at("/annotations/runbook_url").asText();
            assertThat(address).as(name).contains("/" + RUNBOOK + "#");
            var anchor = address.substring(address.indexOf('#'));
            assertThat(runbook.lines())
                    .as(name)
                    .anyMatch(row -> row.contains("| `" + name + "` |") && row.contains("(" + anchor + ")"));
            assertThat(runbook.lines()).as(anchor).anyMatch(line -> anchor(line).equals(anchor));
        });
    }

    @Test
    void everyAlertWakesSomebodyOrWritesATicket() {
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(alert.at("/labels/severity").asText())
                        .as(alert.path("alert").asText())
                        .isIn("page", "ticket"));
    }

    @Test
    void everyAlertIsTested() throws IOException {
        // Given
        var tests = text("deploy/k8s/tests/alerts.yaml");

        // Then
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(tests)
                        .containsPattern("alertname: " + alert.path("alert").asText() + "\\n    exp_alerts:\\n"));
    }

    private static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private static List<JsonNode> rules() {
        return Rendering.of("prod")
                .one(Kind.PrometheusRule, "afterrun")
                .all("/spec/groups")
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    /** Of a heading of the second rank; of other lines something that no link says. */
    private static String anchor(String line) {
        return line.startsWith("## ")
                ? "#" + line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-')
                : line;
    }

    private static String text(String file) throws IOException {
        return Files.readString(Checkout.path(file));
    }
}
