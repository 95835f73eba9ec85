package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartPlanTest {
    private static final long MEBIBYTE = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(longs = {1, 16 * MEBIBYTE, 16 * MEBIBYTE + 1, 5 * 1024 * MEBIBYTE, 5 * 1024 * 1024 * MEBIBYTE})
    void partsLieSideBySideAndAreNeverTooManyNorTooSmall(long size) {
        // When
        var plan = PartPlan.sent(size);

        // Then
        var end = 0L;
        for (var number : plan.numbers()) {
            assertThat(plan.offset(number)).isEqualTo(end);
            end += plan.length(number);
        }
        assertThat(end).isEqualTo(size);
        assertThat(plan.numbers()).hasSizeLessThanOrEqualTo(1000);
        assertThat(plan.part()).isGreaterThanOrEqualTo(16 * MEBIBYTE);
    }
}
