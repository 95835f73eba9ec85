package dev.afterrun.kubernetes;

import static java.util.stream.Collectors.toSet;

import dev.afterrun.kubernetes.manifest.Checkout;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may be asked of Prometheus: metrics that are catalogued, and what the rules of production record of them. */
final class Catalogue {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z_]+)` \\| (\\w+) \\|");

    private Catalogue() {}

    /** The names of all of it, as Prometheus shows them. */
    static Set<String> names() throws IOException {
        var metrics = ROW.matcher(Files.readString(Checkout.path("docs/reference/metrics.md")))
                .results()
                .flatMap(row -> shown(row.group(1), row.group(2)));
        return Stream.concat(metrics, recorded()).collect(toSet());
    }

    private static Stream<String> shown(String name, String type) {
        return type.equals("histogram")
                ? Stream.of("_bucket", "_count", "_sum", "_max").map(end -> name + end)
                : Stream.of(name);
    }

    private static Stream<String> recorded() {
        return Rendering.of("prod")
                .one(Kind.PrometheusRule, "afterrun")
                .all("/spec/groups")
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText());
    }
}
