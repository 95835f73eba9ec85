package dev.afterrun.storage.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
    /** The specification's own example, and its neighbours. */
    private static final List<String> IN_ORDER = List.of(
            "0.9.10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "99999999999999999999.0.0");

    @RepeatedTest(10)
    void versionsAreOrderedAsTheSpecificationSays(RepetitionInfo repetition) {
        // Given
        var versions = new ArrayList<>(IN_ORDER);
        Collections.shuffle(versions, new Random(repetition.getCurrentRepetition()));

        // When
        versions.sort((one, other) -> parse(one).compareTo(parse(other)));

        // Then
        assertThat(versions).isEqualTo(IN_ORDER);
    }

    @Test
    void buildMetadataHasNoPartInTheOrder() {
        assertThat(parse("1.0.0+one")).isEqualByComparingTo(parse("1.0.0+other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "v1.0.0", "1.0.0 ", "1.0.0-ä"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @Test
    void whatIsLongerThanAnyVersionIsNone() {
        assertThat(SemanticVersion.parse("1.0.0-" + "a".repeat(300))).isEmpty();
    }

    private static SemanticVersion parse(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }
}
