package dev.afterrun.ingest.produced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterrun.contracts.TrustLevel;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducersTest {
    private static final Set<String> HELLO = Set.of("octo/hello:7");

    @Test
    void eachHasATopicOfItsName() {
        // Given
        var producers = producers("jenkins", new Scope("github.com", HELLO, "refs/heads/*", TrustLevel.TRUSTED));

        // Then
        assertThat(producers.names()).containsExactly("afterrun.produced.jenkins");
        var caller = producers.of("afterrun.produced.jenkins");
        assertThat(caller.principal()).isEqualTo("producer/jenkins");
        assertThat(caller.trust()).isEqualTo(TrustLevel.TRUSTED);
    }

    @Test
    void aTopicOfNobodyWhoIsNamedHasNoProducer() {
        // Given
        var producers = producers("jenkins", new Scope("github.com", HELLO, "refs/heads/*", TrustLevel.TRUSTED));

        // Then
        assertThatIllegalArgumentException().isThrownBy(() -> producers.of("afterrun.produced.other"));
    }

    @Test
    void withoutSettingsThereIsNone() {
        assertThat(new Producers(Map::of).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jenkins", "big.jenkins", "big_jenkins", "big-jenkins", ""})
    void aNameThatAVariableOrATopicCouldNotHaveIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producers(name, new Scope("github.com", HELLO, "refs/heads/*", TrustLevel.ORDINARY)))
                .withMessageContaining("small letters and digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "refs/heads/*/x", "*", ""})
    void refsThatAreNoneAreRefusedWithTheSettingToMend(String refs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producers("jenkins", new Scope("github.com", HELLO, refs, TrustLevel.ORDINARY)))
                .withMessageContaining("AFTERRUN_PRODUCERS_JENKINS_")
                .withMessageContaining("refs are written as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "octo", "octo/*", "octo/hello/more"})
    void repositoriesAreNamedOneByOne(String repository) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producers(
                        "jenkins", new Scope("github.com", Set.of(repository), "refs/heads/*", TrustLevel.ORDINARY)))
                .withMessageContaining("AFTERRUN_PRODUCERS_JENKINS_");
    }

    @Test
    void runsOfPullRequestsAreNeverBelieved() {
        for (var trust : new TrustLevel[] {TrustLevel.ORDINARY, TrustLevel.TRUSTED}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> producers("pulls", new Scope("github.com", HELLO, "refs/pull/*", trust)))
                    .withMessageContaining("untrusted");
        }
    }

    private static Producers producers(String name, ProducerSettings.Scope scope) {
        return new Producers(() -> Map.of(name, scope));
    }

    private record Scope(String forge, Set<String> repositories, String refs, TrustLevel trust)
            implements ProducerSettings.Scope {}
}
