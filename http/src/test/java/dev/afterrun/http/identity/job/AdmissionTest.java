package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    @ParameterizedTest
    @ValueSource(strings = {"*", "acme", "ACME", "acme/tools", "acme/tools/widgets", "id:7", " acme "})
    void whoIsNamedByPathOrIdIsTaken(String entry) {
        // Given
        var admission = Admission.of(List.of("other", entry), "OWNERS");

        // When // Then
        assertThatCode(() -> admission.check("project_path", "Acme/tools/widgets", "7"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acm", "acme/tool", "acme.tools", "tools", "widgets", "7", "id:", "id:77", "acme/tools/widgets/x"
            })
    void whoIsNotIsForbiddenWithTheSettingToMend(String entry) {
        // Given
        var admission = Admission.of(List.of(entry), "OWNERS");

        // When // Then
        assertThatThrownBy(() -> admission.check("project_path", "acme/tools/widgets", "7"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'project_path'")
                .hasMessageContaining("OWNERS");
    }

    @Test
    void theOperatorHasToSayWhoseJobsAreTaken() {
        // When // Then
        assertThatThrownBy(() -> Admission.of(List.of(), "OWNERS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OWNERS");
    }
}
