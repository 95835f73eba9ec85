package dev.afterrun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.docs.markdown.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each outcome that the table promises has a test of its own, and no test one that it leaves out. */
final class PullRequestRowsTest {
    private static final String TABLE = "docs/reference/pull-requests.md";
    private static final String TESTS =
            "services/storage/src/test/java/dev/afterrun/storage/publishing/WhichPullRequestTest.java";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!the run is of )([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("@Test\\s+void (\\w+)\\(");

    @Test
    void eachRowHasATestThatIsCalledAsItBegins() throws IOException {
        // Given
        var rows = found(ROW, TABLE);
        var tests = found(TEST, TESTS);

        // Then
        assertThat(rows).hasSameSizeAs(tests);
        assertThat(rows).zipSatisfy(tests, (row, test) -> assertThat(name(row)).startsWith(test));
    }

    private static List<String> found(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(Checkout.ROOT.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The row's words as a method is called; what stands in brackets adds nothing. */
    private static String name(String row) {
        var words = row.replaceAll("\\([^)]*\\)", "").replace("'", "").strip().split("[^A-Za-z]+", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
