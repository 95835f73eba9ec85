package dev.afterrun.storage.retention.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.contracts.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepRequestsTest {
    private static final Optional<Duration> LONGEST = Optional.of(Duration.ofDays(90));

    @Test
    void timeUpToTheLongestIsTaken() {
        assertThat(KeepRequests.check(lasting("90d"), LONGEST).time()).contains(Duration.ofDays(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91d", "forever"})
    void longerThanTheOperatorAllowsIsRefusedWithTheBound(String lasting) {
        assertThatThrownBy(() -> KeepRequests.check(lasting(lasting), LONGEST))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("files are kept for up to 90 days here");
    }

    @Test
    void withoutABoundForeverIsTaken() {
        assertThat(KeepRequests.check(lasting("forever"), Optional.empty()).time())
                .isEmpty();
    }

    private static KeepFiles lasting(String time) {
        return new KeepFiles("run-1", time, "since it is needed", Optional.empty());
    }
}
