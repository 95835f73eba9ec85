package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SecretsTest {
    @Test
    void theExampleOfGitHubsOwnDocumentationPasses() {
        // Given
        var check = secrets("It's a Secret to Everybody").check();

        // When
        check.take("Hello, ".getBytes(StandardCharsets.UTF_8));
        check.take("World!".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(check.passes("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"))
                .isTrue();
    }

    @Test
    void withoutASecretNothingPasses() {
        // Given
        var none = new Secrets(Optional::empty);
        var blank = secrets(" ");

        // When
        var passes = blank.check().passes(GitHub.signature("x", new byte[0]));

        // Then
        assertThat(none.areNone()).isTrue();
        assertThat(blank.areNone()).isTrue();
        assertThat(passes).isFalse();
    }

    @Test
    void moreSecretsThanABodyIsCheckedWithAreRefusedNamingTheLimit() {
        // Given
        var many = Collections.nCopies(11, "a secret");

        // When
        assertThatThrownBy(() -> new Secrets(() -> Optional.of(many)))

                // Then
                .hasMessageContaining("has 11 secrets; the limit is 10")
                .hasMessageNotContaining("a secret,");
    }

    private static Secrets secrets(String... secrets) {
        return new Secrets(() -> Optional.of(List.of(secrets)));
    }
}
