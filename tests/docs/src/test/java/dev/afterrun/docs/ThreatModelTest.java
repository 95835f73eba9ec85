package dev.afterrun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.docs.markdown.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A threat that is said to be covered has tests, and they are there. */
final class ThreatModelTest {
    private static final String MODEL = "docs/explanation/threat-model.md";
    private static final Pattern THREATS = Pattern.compile("(?s)\n## Threats\n(.*?)\n## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!threat )([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    @Test
    void everyThreatNamesATest() throws IOException {
        // When
        var rows = rows();

        // Then
        assertThat(rows)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(row.tests()).as(row.threat()).isNotEmpty());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        // Given
        var there = tests();

        // When
        var rows = rows();

        // Then
        assertThat(rows).allSatisfy(row -> assertThat(there).as(row.threat()).containsAll(row.tests()));
    }

    private static List<Row> rows() throws IOException {
        var model = THREATS.matcher(Files.readString(Checkout.ROOT.resolve(MODEL)));
        assertThat(model.find()).as("the part about threats").isTrue();
        return ROW.matcher(model.group(1))
                .results()
                .map(row -> new Row(
                        row.group(1),
                        TEST.matcher(row.group(3))
                                .results()
                                .map(name -> name.group(1))
                                .toList()))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        return Checkout.files(file -> Checkout.name(file).matches(".*/src/test/java/.*(Test|IT|Contract)\\.java"))
                .stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Row(String threat, List<String> tests) {}
}
