package dev.afterrun.contracts.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of sets, their version keys and their scopes. */
final class SetWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"branch:main", "branch:release/1.0", "pull-request:12", "fork:7"})
    void aScopeIsReadAsItIsWritten(String text) {
        assertThat(SetScope.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "main", "branch:", "branch:a:b", "pull-request:0", "pull-request:x", "fork:-1", "tag:v1"})
    void whatIsNoScopeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SetScope.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".m2", "a/b", "a@b", "a b", "generations"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetName(text)).withMessageContaining("set");
    }

    @Test
    void aVersionKeyIsNeitherEmptyNorLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetKey(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetKey("k".repeat(256)))
                .withMessageContaining("255");
    }
}
