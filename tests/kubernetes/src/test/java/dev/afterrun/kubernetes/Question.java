package dev.afterrun.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What production asks of Prometheus, and where: in a panel of a dashboard, or in a rule. */
record Question(String place, String expression, String legend) {
    private static final Pattern SHOWN = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");

    static Stream<Question> all() {
        return Stream.concat(Dashboards.of("prod").flatMap(Question::ofDashboard), ofRules());
    }

    /** As Prometheus understands it: Grafana puts in the times. */
    String promql() {
        return expression.replace("$__rate_interval", "1m").replace("$__range", "1h");
    }

    /** The labels that tell its answers apart. */
    Set<String> labels() {
        var labels = new TreeSet<>(Expression.labels(expression));
        SHOWN.matcher(legend).results().map(label -> label.group(1)).forEach(labels::add);
        return labels;
    }

    private static Stream<Question> ofDashboard(JsonNode dashboard) {
        return Dashboards.panels(dashboard).stream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Question(
                                dashboard.path("title").asText() + " "
                                        + panel.path("title").asText(),
                                target.path("expr").asText(),
                                target.path("legendFormat").asText())));
    }

    private static Stream<Question> ofRules() {
        return Rendering.of("prod")
                .one(Kind.PrometheusRule, "afterrun")
                .all("/spec/groups")
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule -> new Question(
                        rule.path("alert").asText(rule.path("record").asText()),
                        rule.path("expr").asText(),
                        rule.at("/annotations/summary").asText()));
    }

    @Override
    public String toString() {
        return place + ": " + expression;
    }
}
