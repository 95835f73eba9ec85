package dev.afterrun.cli.set.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StretchTest {
    @ParameterizedTest
    @CsvSource({"1, 8", "4, 8", "8, 4", "16, 2", "1000, 2"})
    void howMuchIsAskedForAtOnceKeepsWhatIsUnderWayInBounds(int parallel, int mebibytes) {
        assertThat(Stretch.bytes(parallel)).isEqualTo(mebibytes * 1024 * 1024);
    }
}
