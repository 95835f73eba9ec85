package dev.afterrun.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.cli.failure.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeChoiceTest {
    @Test
    void withoutATokenOrAnAppItIsTheLocalOne() {
        // When
        var choice = ForgeChoice.from(Map.of("AFTERRUN_FORGE_TOKEN", "", "AFTERRUN_FORGE_URL", "https://github.test"));

        // Then
        assertThat(choice).isEqualTo(new ForgeChoice.Local());
        assertThat(choice.forgeName()).isEqualTo("local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTERRUN_FORGE_TOKEN", "AFTERRUN_FORGE_APP_ID"})
    void withATokenOrAnAppItIsGitHub(String variable) {
        // When
        var choice = ForgeChoice.from(Map.of(variable, "12345"));

        // Then
        assertThat(choice.forgeName()).isEqualTo("github.com");
        assertThat(choice.toString()).contains("https://api.github.com").doesNotContain("12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "http://a b", "ftp://github.test", "https:///api"})
    void whatIsNoAddressIsRefusedByTheVariablesName(String address) {
        // Given
        var environment = Map.of("AFTERRUN_FORGE_TOKEN", "12345", "AFTERRUN_FORGE_URL", address);

        // When
        assertThatThrownBy(() -> ForgeChoice.from(environment))

                // Then
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("AFTERRUN_FORGE_URL: it is no http or https address with a host");
    }
}
