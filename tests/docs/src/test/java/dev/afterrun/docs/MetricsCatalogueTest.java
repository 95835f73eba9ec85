package dev.afterrun.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.source.MeterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue of metrics has what the services register, and nothing else under our name. */
final class MetricsCatalogueTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(afterrun_\\w+)` \\| (\\w+) \\|");

    @Test
    void everyMeterOfTheSourcesIsInIt() throws IOException {
        // Given
        var catalogue = catalogue();

        // When
        var meters = MeterReader.all();

        // Then
        assertThat(meters)
                .hasSizeGreaterThan(20)
                .allSatisfy(meter -> assertThat(catalogue.entrySet())
                        .as(meter.toString())
                        .anyMatch(row ->
                                meter.isShownAs(row.getKey()) && meter.type().equals(row.getValue())));
    }

    @Test
    void everyMetricOfItIsOfASource() throws IOException {
        // Given
        var meters = MeterReader.all();

        // When
        var catalogue = catalogue();

        // Then
        assertThat(catalogue.keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(meters).as(name).anyMatch(meter -> meter.isShownAs(name)));
    }

    /** Types by name. */
    private static Map<String, String> catalogue() throws IOException {
        return ROW.matcher(Files.readString(Checkout.ROOT.resolve("docs/reference/metrics.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));
    }
}
