package dev.afterrun.kubernetes.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("policiesOfRenderings")
    void areKept(Rendering rendering, Policy policy) {
        assertThat(policy.offences().apply(rendering)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("policiesOfRenderings")
    void areBrokenByWhatBreaksThem(Rendering rendering, Policy policy) {
        // When
        var spoiled = policy.spoiled().apply(rendering.copy());

        // Then
        assertThat(policy.offences().apply(spoiled)).isNotEmpty();
    }

    static List<Arguments> policiesOfRenderings() {
        return Rendering.all().stream()
                .flatMap(rendering -> policies().map(policy -> Arguments.of(rendering, policy)))
                .toList();
    }

    private static Stream<Policy> policies() {
        return Stream.of(PodPolicies.all(), ObjectPolicies.all(), ScalingPolicies.all(), SettingPolicies.all())
                .flatMap(some -> some);
    }
}
