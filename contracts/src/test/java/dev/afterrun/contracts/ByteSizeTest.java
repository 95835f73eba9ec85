package dev.afterrun.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 B | 0 bytes",
                "1 | 1 B | 1 byte",
                "999 | 999 B | 999 bytes",
                "1000 | 1.0 kB | 1,000 bytes",
                "99949 | 99.9 kB | 99,949 bytes",
                "99950 | 100 kB | 99,950 bytes",
                "999499 | 999 kB | 999,499 bytes",
                "999500 | 1.0 MB | 999,500 bytes",
                "123456789 | 123 MB | 123,456,789 bytes",
                "5368709120 | 5.4 GB | 5,368,709,120 bytes",
                "9223372036854775807 | 9.2 EB | 9,223,372,036,854,775,807 bytes"
            })
    void sizeIsRoundedToDecimalUnitsAndExactWhereAsked(long bytes, String rounded, String exact) {
        // When
        var size = new ByteSize(bytes);

        // Then
        assertThat(size).hasToString(rounded);
        assertThat(size.exact()).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource({
        "512 B, 512",
        "100MB, 100000000",
        "1.5 GB, 1500000000",
        "2kB, 2000",
        "2KB, 2000",
        "1.005 kB, 1005",
        "0B, 0"
    })
    void sizeIsReadAsPeopleWriteIt(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "MB", "-1MB", "1MiB", "1,5GB", "1.5.5GB", "1e9B", "9999999MB"})
    void whatIsNoSizeSaysWhatToWrite(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .hasMessage("is a size such as '100MB' or '1.5 GB', not '" + text + "'");
    }
}
